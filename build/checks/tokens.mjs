import { filesIn, report, textOf } from './files.mjs';

// Colours and pixels are written down once, as tokens (renderer/styles/tokens*.css). Everything else refers to them, or
// dark mode, contrast and density drift apart.

const cssColour =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:[^;{}]*[\s,(](?:white|black|red|green|blue|gray|grey|orange|yellow|purple|teal)\b(?!-)/i;
const cssPixels = /(?<![\w#-])\d*\.?\d+px\b/;
/** In code only what can be nothing else: a string like '#1f6f6b', a colour function, '12px'. */
const codeColour = /['"`]#(?:[0-9a-f]{6}|[0-9a-f]{8})['"`]|['"`\s:](?:rgba?|hsla?|oklch)\(\s*\d/i;
const codePixels = /['"`:\s]\d*\.?\d+px\b/;

/** Media and container queries cannot read custom properties. */
const isQuery = (line) => /^\s*@(media|container)\b/.test(line);

/** Blanks out comments but keeps the line numbers. */
const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');

function problemsIn(file) {
  const problems = [];
  let isStyle = file.endsWith('.css');
  for (const [index, line] of withoutComments(textOf(file)).split('\n').entries()) {
    if (/<style\b/.test(line)) isStyle = true;
    const place = `${file}:${index + 1}`;
    const isCss = isStyle || /\bstyle(?:=|:)/.test(line);
    const [colour, pixels] = isCss ? [cssColour, cssPixels] : [codeColour, codePixels];
    if (!(isStyle && isQuery(line))) {
      if (colour.test(line)) problems.push(`${place}: a raw colour; use a token: ${line.trim()}`);
      if (pixels.test(line)) problems.push(`${place}: raw pixels; use a token: ${line.trim()}`);
    }
    if (/<\/style>/.test(line)) isStyle = false;
  }
  return problems;
}

const files = filesIn(['renderer'], /\.(svelte|css|ts)$/).filter(
  (file) => !/^renderer\/styles\/tokens[\w-]*\.css$/.test(file) && !file.endsWith('.test.ts'),
);
report(files.flatMap(problemsIn));
