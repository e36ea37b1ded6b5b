(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const table = byId("samples");
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const rows = Array.from(body.rows);
  const texts = new Map();
  const kinds = new Set();
  let order = rows;
  let page = 0;

  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };

  const matches = () => {
    const run = byId("run").value;
    const label = byId("class").value;
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    return order.filter((row) =>
      (kinds.size === 0 || kinds.has(row.dataset.kind)) &&
      (run === "" || row.dataset.run === run) &&
      (label === "" || row.dataset.class === label) &&
      words.every((word) => textOf(row).includes(word)));
  };

  const show = () => {
    const found = matches();
    const size = Number(byId("rows").value) || Math.max(1, found.length);
    page = Math.max(0, Math.min(page, Math.ceil(found.length / size) - 1));
    const from = page * size;
    const to = Math.min(found.length, from + size);
    body.replaceChildren(...found.slice(from, to));
    const of = found.length === rows.length ? "" : ` (${rows.length} in all)`;
    byId("shown").textContent = found.length === 0
      ? `no rows${of}` : `rows ${from + 1}–${to} of ${found.length}${of}`;
    byId("pages").hidden = found.length <= size;
    byId("previous").disabled = page === 0;
    byId("next").disabled = to === found.length;
  };

  const again = () => { page = 0; show(); };

  const sort = (column) => {
    const head = heads[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const isNumber = head.classList.contains("n");
    const keys = new Map(rows.map((row) => {
      const text = row.cells[column].textContent;
      return [row, isNumber ? parseFloat(text) : text];
    }));
    const missing = (key) => key === "" || Number.isNaN(key);
    order = [...rows].sort((a, b) => {
      const x = keys.get(a);
      const y = keys.get(b);
      if (missing(x) || missing(y)) return missing(x) - missing(y);
      return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
    });
    again();
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });
  document.querySelectorAll(".chips button").forEach((chip) => chip.addEventListener("click", () => {
    const kind = chip.dataset.kind;
    if (!kinds.delete(kind)) kinds.add(kind);
    chip.setAttribute("aria-pressed", String(kinds.has(kind)));
    again();
  }));
  ["run", "class", "rows"].forEach((id) => byId(id).addEventListener("change", again));
  byId("search").addEventListener("input", again);
  byId("previous").addEventListener("click", () => { page--; show(); });
  byId("next").addEventListener("click", () => { page++; show(); });

  const dialog = byId("enlarged");
  body.addEventListener("click", (event) => {
    const pictures = event.target.closest(".pictures");
    if (pictures) {
      dialog.replaceChildren(pictures.cloneNode(true));
      dialog.showModal();
    }
  });
  dialog.addEventListener("click", () => dialog.close());

  byId("controls").hidden = false;
  show();
  document.documentElement.dataset.ready = "yes";
})();
