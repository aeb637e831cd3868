// What is where on a document that somebody else laid out, in pixels of the style sheet; null where its truth is lost.
// Of a document taller than a page the blocks from a drawn one on are kept, as many as a page has room for.
({height, start}) => {
  const shown = cell => cell.getClientRects().length > 0;
  const blocks = () => {
    let around = document.body;
    while (around.children.length === 1 && around.firstElementChild.tagName !== 'TABLE')
      around = around.firstElementChild;
    return [...around.children].filter(shown);
  };
  if (document.documentElement.scrollHeight > 1.25 * height) {
    const all = blocks(), own = all.map(block => block.getBoundingClientRect());
    const latest = own.findLastIndex(rect => own.at(-1).bottom - rect.top > 0.5 * height);
    const first = Math.floor(start * (Math.max(0, latest) + 1));
    all.forEach((block, at) => {
      if (at < first || (at > first && own[at].bottom - own[first].top > height))
        block.style.setProperty('display', 'none', 'important');
    });
  }
  const box = rect => [rect.left, rect.top, rect.right, rect.bottom];
  const isInk = colour => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return !(parts[3] < 0.05) && parts.slice(0, 3).some(part => part < 252);
  };
  const drawn = element => {
    const look = getComputedStyle(element), sides = ['Top', 'Right', 'Bottom', 'Left'].map(side =>
      parseFloat(look[`border${side}Width`]) > 0 && !['none', 'hidden'].includes(look[`border${side}Style`])
      && isInk(look[`border${side}Color`]));
    return {level: sides[0] || sides[2], upright: sides[1] || sides[3], filled: isInk(look.backgroundColor)};
  };
  const joined = boxes => [Math.min(...boxes.map(one => one[0])), Math.min(...boxes.map(one => one[1])),
                           Math.max(...boxes.map(one => one[2])), Math.max(...boxes.map(one => one[3]))];
  const turned = element =>
    element && (getComputedStyle(element).transform !== 'none' || turned(element.parentElement));
  const tables = [], owners = new Map();
  const read = (table, id) => {
    const taken = new Set(), cells = [], inked = [], looks = {level: false, upright: false, filled: false};
    const see = element => {
      const look = drawn(element);
      for (const kind in looks) looks[kind] ||= look[kind];
      if (look.level || look.upright || look.filled) inked.push(box(element.getBoundingClientRect()));
    };
    const lines = [...table.rows].filter(shown);
    see(table);
    lines.forEach((line, row) => {
      let column = 0;
      see(line);
      if (row === 0 || line.parentElement !== lines[row - 1].parentElement) see(line.parentElement);
      const left = lines.slice(row).filter(other => other.parentElement === line.parentElement).length;
      for (const cell of line.cells) {
        if (!shown(cell)) continue;
        while (taken.has(row + ',' + column)) column++;
        const down = Math.min(cell.rowSpan || left, left), across = cell.colSpan;
        for (let y = 0; y < down; y++)
          for (let x = 0; x < across; x++) taken.add((row + y) + ',' + (column + x));
        owners.set(cell, [id, row, column]);
        see(cell);
        cells.push({row, column, down, across, header: cell.tagName === 'TH', text: cell.innerText.trim(),
                    box: box(cell.getBoundingClientRect())});
        column += across;
      }
    });
    if (!cells.length) return null;
    const whole = joined(cells.map(cell => cell.box));
    const within = inked.map(one => [Math.max(one[0], whole[0]), Math.max(one[1], whole[1]),
                                     Math.min(one[2], whole[2]), Math.min(one[3], whole[3])]);
    return {id, rows: lines.length, cells, looks, box: whole, inked: within.length ? joined(within) : null};
  };
  for (const table of document.querySelectorAll('table')) {
    if (!shown(table)) continue;
    if (table.querySelector('table') || table.parentElement.closest('table') || turned(table)) return null;
    const found = read(table, 't' + tables.length);
    if (found) tables.push(found);
  }
  const words = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement, owner = parent.closest('td, th'), place = owner && owners.get(owner);
    if (!node.data.trim() || !shown(parent) || getComputedStyle(parent).visibility !== 'visible') continue;
    const around = place && owner.getBoundingClientRect();
    let torn = false;
    for (const found of node.data.matchAll(/[^\s\u3000]+/g)) {
      let part = '', last = null;
      const flush = () => {
        if (part && last) {
          const x = (last[0] + last[2]) / 2, y = (last[1] + last[3]) / 2;
          torn ||= around && (last[0] < around.left - 2 || last[2] > around.right + 2 || x < around.left
                              || x > around.right || y < around.top || y > around.bottom);
          const [table, cell] = place ? [place[0], [place[1], place[2]]] : [null, null];
          words.push({text: part, box: last, table, cell});
        }
        part = ''; last = null;
      };
      for (let at = found.index; at < found.index + found[0].length; at++) {
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + 1);
        const rect = range.getClientRects()[0];
        if (!rect) continue;
        if (last && Math.abs(rect.top - last[1]) > 2) flush();
        last = last ? joined([last, box(rect)]) : box(rect);
        part += node.data[at];
      }
      flush();
    }
    if (torn) return null;
  }
  const size = document.documentElement, bottom = document.body.getBoundingClientRect().bottom;
  return {tables, words, width: size.scrollWidth, height: Math.max(bottom, size.scrollHeight)};
}
