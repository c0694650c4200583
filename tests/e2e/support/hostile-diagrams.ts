/** Diagrams that try to get out of their picture, by what they try. `canary` is an address that nobody may ask for. */
export const hostileDiagrams = (canary: string): Readonly<Record<string, string>> => ({
  'a click that calls': 'flowchart LR\n  A --> B\n  click A call alert("x")\n  click B callback "tip"',
  'a click that leads away': `flowchart LR\n  A --> B\n  click A "${canary}/click" _blank\n  click B href "${canary}/top" _top`,
  'a javascript: link':
    'flowchart LR\n  A --> B\n  click A href "javascript:alert(1)"\n  click B "javascript:parent.x=1"',
  'a directive that loosens': `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n  A["<img src='${canary}/loose' onerror='fetch(\`${canary}/onerror\`)'>"] --> B`,
  'front matter that loosens': `---\nconfig:\n  securityLevel: sandbox\n  secure: []\n  htmlLabels: true\n  dompurifyConfig:\n    ALLOWED_TAGS: [script, iframe, img]\n---\nflowchart LR\n  A["<iframe src='${canary}/frame'></iframe>"] --> B`,
  'an image that fails': `flowchart LR\n  A["<img src=x onerror=alert(1)><img src='${canary}/img'>"] --> B`,
  'a script in a label': `flowchart LR\n  A["<script src='${canary}/script'></script><script>alert(1)</script>"] --> B`,
  'a handler in a label': 'sequenceDiagram\n  A->>B: <svg onload=alert(1)><b onmouseover=alert(1)>x</b>',
  'a style sheet from elsewhere': `%%{init: {"themeCSS": "@import url('${canary}/import.css'); .node rect { fill: url(${canary}/fill.svg#a); background: url(${canary}/background) }"}}%%\nflowchart LR\n  A --> B`,
  'a face from elsewhere': `%%{init: {"fontFamily": "x; } @font-face { font-family: y; src: url(${canary}/face.woff2) } .a { font-family: y", "themeVariables": {"fontFamily": "y"}}}%%\nflowchart LR\n  A --> B`,
  'a colour that is none': `%%{init: {"themeVariables": {"primaryColor": "red; background: url(${canary}/variable)", "lineColor": "url(${canary}/line)"}}}%%\nflowchart LR\n  A --> B`,
  'a style that loads': `flowchart LR\n  A --> B\n  style A fill:url(${canary}/style),background:url(${canary}/style2)\n  classDef x fill:url(${canary}/class)\n  class B x`,
  'an image of a node': `flowchart LR\n  A@{ img: "${canary}/node.png", label: "x", w: 60, h: 60 } --> B`,
  'an icon from elsewhere': `flowchart LR\n  A@{ icon: "fa:user", label: "x" } --> B[fa:fa-car ${canary}/icon]`,
  'a foreign object': `flowchart LR\n  A["</text><foreignObject width='100' height='100'><iframe xmlns='http://www.w3.org/1999/xhtml' src='${canary}/foreign'/></foreignObject>"] --> B`,
  'an image in a person of C4': `C4Context\n  Person(a, "A", "x", $sprite="${canary}/sprite.png", $link="${canary}/link")\n  System(b, "B")\n  Rel(a, b, "uses")`,
  'links in classes': `classDiagram\n  class A\n  click A href "javascript:alert(1)"\n  link A "${canary}/class"\n  callback A "alert"`,
  'links in a sequence': `sequenceDiagram\n  participant A\n  link A: Board @ ${canary}/link\n  links A: {"x": "javascript:alert(1)"}\n  A->>A: x`,
  'a prototype':
    '%%{init: {"__proto__": {"securityLevel": "loose"}, "constructor": {"prototype": {"x": 1}}}}%%\nflowchart LR\n  A --> B',
  'markup in formulas': `flowchart LR\n  A["$$\\\\href{javascript:alert(1)}{x}\\\\includegraphics{${canary}/tex.png}$$"] --> B`,
  'a plan without a working day':
    'gantt\n  dateFormat YYYY-MM-DD\n  excludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\n  x :a, 2026-01-01, 3d',
  'a link in a plan': `gantt\n  dateFormat YYYY-MM-DD\n  x :a, 2026-01-01, 3d\n  click a href "${canary}/gantt"\n  click a call alert(1)`,
});

/** A diagram that takes longer to lay out than anybody waits for. */
export const slowDiagram = [
  'classDiagram',
  ...Array.from({ length: 2800 }, (_, n) => `C${(n * 7919) % 400} --> C${(n * 104729 + 13 * n * n) % 400}`),
].join('\n');
