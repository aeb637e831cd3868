"""What Alembic runs: the migrations on the connection that it was handed, in that connection's transaction."""

from __future__ import annotations

from alembic import context

from service.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
