/* How nodes and links look: shape and colour by kind or community, width by grants, hollow where no name is public. */

const COMMUNITY_COLOURS = 8;
const SHAPES = { theme: "diamond", activity: "square" };

/** Colours of the moment, light or dark. */
function coloursNow() {
  const names = [
    "theme",
    "activity",
    "grantee",
    "quiet",
    "edge",
    "text",
    "ground",
    "published",
    "chosen",
    "font",
  ];
  const communities = Array.from({ length: COMMUNITY_COLOURS }, (_, i) => `community-${i}`);
  return Object.fromEntries([...names, ...communities].map((name) => [name, colour(name)]));
}

function fillOf(id) {
  const { group, community } = data.nodes.get(id);
  if (state.colour !== "community") return picture.colours[group] ?? picture.colours.quiet;
  return community < 0
    ? picture.colours.quiet
    : picture.colours[`community-${community % COMMUNITY_COLOURS}`];
}

/** A node as vis-network wants it. Nodes without a public name are hollow. */
function nodeLook(id) {
  const node = data.nodes.get(id);
  const [x, y] = picture.places.get(id);
  const { ground, quiet, chosen } = picture.colours;
  const hollow = !RANKED.has(node.group);
  const fill = hollow ? ground : fillOf(id);
  return {
    id,
    x,
    y,
    size: node.size,
    shape: SHAPES[node.group] ?? "dot",
    label: picture.mapped ? undefined : labelOf(id),
    borderWidth: hollow ? 2 : 1.5,
    borderWidthSelected: 4,
    color: {
      background: fill,
      border: hollow ? quiet : ground,
      highlight: { background: fill, border: chosen },
    },
    font: fontOf(id),
    labelHighlightBold: false,
  };
}

function groupLook(group) {
  const [x, y] = picture.places.get(group.id);
  const { ground, grantee, chosen } = picture.colours;
  const border =
    state.colour === "community"
      ? picture.colours[`community-${Number(group.id.split(":")[1]) % COMMUNITY_COLOURS}`]
      : grantee;
  return {
    id: group.id,
    x,
    y,
    size: sizeOf(group.id),
    shape: "hexagon",
    label: picture.mapped ? undefined : labelOf(group.id),
    borderWidth: 2,
    color: { background: ground, border, highlight: { background: ground, border: chosen } },
    font: fontOf(group.id),
    labelHighlightBold: false,
  };
}

function fontOf(id) {
  const { text, ground, font } = picture.colours;
  return {
    size: isConcept(id) ? FONT.concept : FONT.name,
    face: font,
    color: text,
    strokeWidth: 4,
    strokeColor: ground,
    multi: false,
  };
}

const widthOf = (weight) => Math.min(7, 0.6 + 1.1 * Math.sqrt(weight));

function edgeLook(id, n) {
  const { from, to, kind } = data.edges.get(id);
  const tone = source.isPublished(id) ? picture.colours.published : picture.colours.edge;
  return {
    id,
    from,
    to,
    width: widthOf(n),
    color: {
      color: tone,
      highlight: tone,
      opacity: (kind === "theme-activity" ? 0.3 : 0.7) * (picture.mapped ? 0.45 : 1),
    },
    selectionWidth: 0,
  };
}

const groupLinks = (group) =>
  [...group.links].map(([to, weight]) => ({
    id: `${group.id}~${to}`,
    from: group.id,
    to,
    width: widthOf(weight),
    color: { color: picture.colours.edge, opacity: 0.5 },
    selectionWidth: 0,
    chosen: false,
  }));
