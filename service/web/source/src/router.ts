/** Addresses after #, so that the server answers one page only. */

import { createRouter, createWebHashHistory } from "vue-router";
import BodiesView from "./views/BodiesView.vue";
import ChecksView from "./views/ChecksView.vue";
import DocumentsView from "./views/DocumentsView.vue";
import DocumentView from "./views/DocumentView.vue";
import DoubtfulView from "./views/DoubtfulView.vue";
import HistoryView from "./views/HistoryView.vue";
import LoginView from "./views/LoginView.vue";
import UploadView from "./views/UploadView.vue";

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", name: "bodies", component: BodiesView },
    { path: "/checks", name: "checks", component: ChecksView },
    { path: "/doubtful", name: "doubtful", component: DoubtfulView },
    { path: "/documents", name: "documents", component: DocumentsView },
    { path: "/documents/:sha256", name: "document", component: DocumentView, props: true },
    { path: "/upload", name: "upload", component: UploadView },
    { path: "/history", name: "history", component: HistoryView },
    { path: "/login", name: "login", component: LoginView },
    { path: "/:rest(.*)*", redirect: "/" },
  ],
});
