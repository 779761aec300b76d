/* Reads the data, starts what reacts to the reader, and shows what the address asks for. */

function drawViews() {
  document.body.dataset.view = state.view;
  for (const view of document.querySelectorAll(".view"))
    view.classList.toggle("current", view.id === `view-${state.view}`);
  for (const choice of document.querySelectorAll(".views button")) {
    if (choice.dataset.view === state.view) choice.setAttribute("aria-current", "page");
    else choice.removeAttribute("aria-current");
  }
}

/** One line that says what is chosen and what is shown. */
function drawStatus() {
  const { grants, links, kinds, leftOut } = source.seen();
  const nodes = sum(Object.values(kinds));
  const unranked = (kinds.undisclosed ?? 0) + (kinds.individual ?? 0);
  const chosen = state.node
    ? t("chosen_node", {
        name: nameOf(state.node),
        kind: t(`kind_${kindOf(state.node)}`),
        n: source.about(state.node).count,
      })
    : state.edge
      ? t("chosen_link", {
          from: nameOf(data.edges.get(state.edge).from),
          to: nameOf(data.edges.get(state.edge).to),
          n: source.behind(state.edge).count,
        })
      : state.grant
        ? t("chosen_grant", { name: titleOf(grantById(state.grant)) })
        : state.marked
          ? t("chosen_marked", { n: nearChosen().nodes.size })
          : "";
  const all = t("showing", { grants, nodes, links });
  say([chosen, all].filter(Boolean).join(" — "));
  const notice = leftOut
    ? [
        t("overview_notice", { drawn: nodes - leftOut, all: nodes }),
        unranked ? t("overview_unranked", { n: unranked }) : "",
      ].join(" ")
    : links || !data.total.links
      ? ""
      : t("nothing_left");
  byId("notice").hidden = !notice;
  fill(byId("notice"), notice, notice && !links ? button(t("reset"), reset) : null);
  byId("reset").disabled = fragmentIsPlain();
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const fragmentIsPlain = () =>
  !(
    state.node ||
    state.edge ||
    state.grant ||
    state.group ||
    state.from ||
    state.marked ||
    state.focus ||
    state.hidden.size ||
    state.min > 1 ||
    state.colour !== "kind" ||
    Object.values(state.facets).some((values) => values.size)
  );

function toggleDrawer() {
  const open = byId("filters").classList.toggle("open");
  byId("open-filters").setAttribute("aria-expanded", String(open));
}

function drawLanguages() {
  byId("language").replaceChildren(
    ...Object.keys(data.texts).map((code) =>
      el("option", { value: code, selected: code === language, lang: code }, data.texts[code].language_name),
    ),
  );
}

function draw(previous) {
  if (!previous || previous.lang !== state.lang) {
    speak(state.lang);
    drawLanguages();
    drawTakeaways();
  }
  drawViews();
  firstShown[state.view]?.();
  delete firstShown[state.view];
  drawFilters();
  drawNetwork();
  drawTable();
  drawCards();
  drawDetails();
  drawStatus();
  reveal(previous);
}

/** Say so where an address names what this page does not have, and so let go: it was made for another build. */
function sayMissing(asked, found) {
  if (!CHOSEN.some((key) => asked[key] && !found[key])) return;
  byId("notice").hidden = false;
  fill(byId("notice"), t("not_in_this_page"));
  say(t("not_in_this_page"));
}

const CHOSEN = ["node", "edge", "grant", "from", "to", "focus"];

async function start() {
  try {
    await readData();
  } catch (error) {
    byId("status").textContent =
      "This browser is too old for the network; the table and the grants stand below.";
    throw error;
  }
  document.documentElement.classList.add("scripted-page");
  const asked = readAddress();
  const wanted = { ...asked };
  const failed = await begin(wanted);
  startNetwork();
  startSearch();
  startKeyboard();
  onChange(draw);
  for (const choice of document.querySelectorAll(".views button"))
    choice.addEventListener("click", () => change({ view: choice.dataset.view }));
  for (const choice of document.querySelectorAll("[data-table]"))
    choice.addEventListener("click", () => {
      rowsShown = ROWS_AT_ONCE;
      change({ table: choice.dataset.table, sort: "" });
    });
  byId("table-csv").addEventListener("click", trying(saveCsv));
  byId("reset").addEventListener("click", () => {
    awaiting = "";
    reset();
  });
  byId("open-filters").addEventListener("click", toggleDrawer);
  byId("language").addEventListener("change", (event) => change({ lang: event.target.value }));
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== fragment()) change(readAddress());
  });
  draw();
  if (failed) say(failed);
  else writeAddress();
  sayMissing(asked, wanted);
  Object.assign(window, { network: picture.network, nodes: picture.nodes, edges: picture.edges }); // as in pyvis' own pages
  document.body.dataset.ready = "yes";
}

start();
