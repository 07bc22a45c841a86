// The structure tree of a tagged page for a screen reader: headings, lists and tables, which own the pieces of the text
// layer by their ids. After pdf.js' own layer, without what its viewer needs for links, forms and formulas.

/** A node as pdf.js gives it: an element with its role, or a piece of content. */
interface Node {
  role?: string;
  children?: Node[];
  type?: string;
  id?: string;
  alt?: string;
  lang?: string;
  scope?: string;
  colSpan?: number;
  rowSpan?: number;
}

const ROLES: Record<string, string> = {
  Part: 'group', Art: 'article', Sect: 'group', Div: 'group', BlockQuote: 'blockquote', Aside: 'note', NonStruct: 'none',
  P: 'paragraph', H: 'heading', FENote: 'note', Note: 'note', Sub: 'group', Em: 'emphasis', Strong: 'strong', Code: 'code',
  L: 'list', LI: 'listitem', Table: 'table', TR: 'row', TH: 'columnheader', TD: 'cell', THead: 'rowgroup', TBody: 'rowgroup',
  TFoot: 'rowgroup', Figure: 'figure', Formula: 'figure',
};

/** Most elements of a page: a page of print has some thousands. */
const ELEMENTS_MAX = 20_000;
/** Deepest nesting. */
const DEPTH_MAX = 100;

/** The tree as elements, or nothing for a page without tags. `inLayer` tells which pieces the text layer has. */
export function structureOf(tree: unknown, inLayer: (id: string) => boolean): HTMLElement | undefined {
  let made = 0;
  const walk = (node: Node, above: Node | undefined, depth: number): HTMLElement | undefined => {
    if (depth > DEPTH_MAX || made >= ELEMENTS_MAX) return undefined;
    if (node.role === undefined) {
      if (node.type !== 'content' || node.id === undefined || !inLayer(node.id)) return undefined;
      made += 1;
      const piece = document.createElement('span');
      piece.setAttribute('aria-owns', node.id);
      return piece;
    }
    made += 1;
    const element = document.createElement('span');
    const level = /^H(\d{1,2})$/.exec(node.role)?.[1];
    if (level) {
      element.setAttribute('role', 'heading');
      element.setAttribute('aria-level', level);
    } else {
      const role = node.role === 'TH' && node.scope === 'Row' ? 'rowheader' : node.role === 'Caption' && above?.role === 'Table' ? 'caption' : ROLES[node.role];
      if (role) element.setAttribute('role', role);
    }
    if (node.lang) element.lang = node.lang;
    if (node.alt) {
      if (!element.hasAttribute('role')) element.setAttribute('role', 'group');
      element.setAttribute(element.getAttribute('role') === 'paragraph' ? 'aria-description' : 'aria-label', node.alt);
    }
    if ((node.colSpan ?? 1) > 1) element.setAttribute('aria-colspan', String(node.colSpan));
    if ((node.rowSpan ?? 1) > 1) element.setAttribute('aria-rowspan', String(node.rowSpan));
    for (const child of node.children ?? []) {
      const inner = walk(child, node, depth + 1);
      if (inner) element.append(inner);
    }
    return element.childElementCount > 0 || node.alt ? element : undefined;
  };
  return tree ? walk(tree as Node, undefined, 0) : undefined;
}
