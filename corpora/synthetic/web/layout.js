// What is where on a page, in pixels of the style sheet; blocks that do not fit on it are taken away first.
(height) => {
  const isTorn = table => {
    const own = table.getBoundingClientRect(), around = table.parentElement.getBoundingClientRect();
    const isOver = cell => [...cell.querySelectorAll('.up')].some(inner =>
      inner.getBoundingClientRect().height > cell.clientHeight + 1);
    return own.right > around.right + 1 || [...table.querySelectorAll('td, th')].some(cell =>
      cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 2 || isOver(cell));
  };
  for (const table of document.querySelectorAll('table.truth')) {
    if (isTorn(table)) {
      table.style.tableLayout = 'auto';
      for (const cell of table.querySelectorAll('td, th')) cell.style.whiteSpace = 'normal';
    }
    if (isTorn(table)) table.closest('section.block').remove();
  }
  for (const block of document.querySelectorAll('section.block')) {
    const flow = [...block.children].filter(child => !child.classList.contains('out'));
    if (flow.length && block.getBoundingClientRect().bottom > height - 44) block.remove();
  }
  const box = rect => [rect.left, rect.top, rect.right, rect.bottom];
  const tables = [], owners = new Map();
  for (const table of document.querySelectorAll('table.truth')) {
    const taken = new Set(), cells = [], rules = [];
    [...table.rows].forEach((line, row) => {
      let column = 0;
      for (const cell of line.cells) {
        while (taken.has(row + ',' + column)) column++;
        for (let y = 0; y < cell.rowSpan; y++)
          for (let x = 0; x < cell.colSpan; x++) taken.add((row + y) + ',' + (column + x));
        const rect = box(cell.getBoundingClientRect());
        owners.set(cell, [table.id, row, column]);
        cells.push({row, column, down: cell.rowSpan, across: cell.colSpan, header: cell.tagName === 'TH',
                    text: cell.innerText.trim(), box: rect});
        const look = getComputedStyle(cell);
        for (const [side, line] of [['Top', [rect[0], rect[1], rect[2], rect[1]]], ['Bottom', [rect[0], rect[3], rect[2], rect[3]]],
                                    ['Left', [rect[0], rect[1], rect[0], rect[3]]], ['Right', [rect[2], rect[1], rect[2], rect[3]]]]) {
          const width = parseFloat(look['border' + side + 'Width']), style = look['border' + side + 'Style'];
          if (width > 0 && style !== 'none' && look['border' + side + 'Color'] !== 'rgb(255, 255, 255)')
            rules.push({line, width, style});
        }
        column += cell.colSpan;
      }
    });
    tables.push({id: table.id, rows: table.rows.length, cells, rules, box: box(table.getBoundingClientRect())});
  }
  const words = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement.closest('td, th'), place = owner && owners.get(owner);
    for (const found of node.data.matchAll(/[^\s\u3000]+/g)) {
      let part = '', last = null;
      const flush = () => {
        if (part && last) words.push({text: part, box: last, table: place ? place[0] : null, cell: place ? [place[1], place[2]] : null});
        part = ''; last = null;
      };
      for (let at = found.index; at < found.index + found[0].length; at++) {
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + 1);
        const rect = range.getClientRects()[0];
        if (!rect) continue;
        if (last && Math.abs(rect.top - last[1]) > 2) flush();
        last = last ? [Math.min(last[0], rect.left), Math.min(last[1], rect.top), Math.max(last[2], rect.right), Math.max(last[3], rect.bottom)] : box(rect);
        part += node.data[at];
      }
      flush();
    }
  }
  return {tables, words};
}
