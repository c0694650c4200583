import type { DiagramTheme } from '../core/contract/diagram-commands.ts';

/** Colours by the names of Mermaid's theme variables; it derives all others from them. */
type Palette = Readonly<Record<string, string | boolean>>;

/** What tells kinds of things apart: slices, branches, sections. Words stand on each of them. */
const GROUNDS: Readonly<Record<DiagramTheme, readonly string[]>> = {
  light: ['#c9e0db', '#f0dfb2', '#cddcf0', '#f0cfca', '#dcd0e8', '#d5dfb8', '#f2d6bf', '#dcd8cd'],
  dark: ['#2a5a56', '#64501f', '#2f4f78', '#74392f', '#56406a', '#4a5a26', '#70452a', '#4b4740'],
};

/** How many of its numbered colours Mermaid asks for, at most. */
const NUMBERED = 12;

const base: Readonly<Record<DiagramTheme, Palette>> = {
  light: {
    darkMode: false,
    background: '#fbfaf7',
    primaryColor: '#e3efec',
    primaryTextColor: '#1f1d1a',
    primaryBorderColor: '#1f6f6b',
    secondaryColor: '#f8efd8',
    tertiaryColor: '#f3f1eb',
    lineColor: '#655f56',
    archEdgeColor: '#655f56',
    archEdgeArrowColor: '#655f56',
    archGroupBorderColor: '#655f56',
    textColor: '#1f1d1a',
    edgeLabelBackground: '#fbfaf7',
    noteBkgColor: '#f8efd8',
    noteTextColor: '#1f1d1a',
    noteBorderColor: '#8a5c00',
    doneTaskBkgColor: '#dcd8cd',
    doneTaskBorderColor: '#8c8578',
    critBkgColor: '#f0cfca',
    critBorderColor: '#b3382c',
    activeTaskBkgColor: '#c9e0db',
    gridColor: '#e2ded4',
    sectionBkgColor: '#f3f1eb',
    altSectionBkgColor: '#fbfaf7',
  },
  dark: {
    darkMode: true,
    background: '#191817',
    primaryColor: '#1f3533',
    primaryTextColor: '#ece8e0',
    primaryBorderColor: '#5cb8b2',
    secondaryColor: '#372d1b',
    tertiaryColor: '#211f1d',
    lineColor: '#aca599',
    archEdgeColor: '#aca599',
    archEdgeArrowColor: '#aca599',
    archGroupBorderColor: '#aca599',
    textColor: '#ece8e0',
    edgeLabelBackground: '#191817',
    noteBkgColor: '#372d1b',
    noteTextColor: '#ece8e0',
    noteBorderColor: '#d9a441',
    doneTaskBkgColor: '#4b4740',
    doneTaskBorderColor: '#7b7469',
    critBkgColor: '#74392f',
    critBorderColor: '#ec8b80',
    activeTaskBkgColor: '#2a5a56',
    taskTextDarkColor: '#ece8e0',
    gridColor: '#35322e',
    sectionBkgColor: '#211f1d',
    altSectionBkgColor: '#191817',
  },
};

/** The colours of the app's own pages, so that a diagram stands on its paper as everything else does. */
export function paletteFor(theme: DiagramTheme): Readonly<Record<string, unknown>> {
  const grounds = GROUNDS[theme];
  const ink = base[theme]['textColor'] ?? '';
  const numbered = Array.from({ length: NUMBERED }, (_, index): Palette => {
    const ground = grounds[index % grounds.length] ?? '';
    return {
      [`cScale${index}`]: ground,
      [`cScaleLabel${index}`]: ink,
      [`git${index}`]: ground,
      [`gitBranchLabel${index}`]: ink,
      [`pie${index + 1}`]: ground,
      [`fillType${index}`]: ground,
    };
  });
  return Object.assign({ xyChart: chartOf(grounds, base[theme]) }, base[theme], ...numbered);
}

/** The parts of a chart that are drawn in ink. They are set together with its colours, or not at all. */
const INKED = ['title', 'dataLabel', 'xAxisTitle', 'xAxisLabel', 'yAxisTitle', 'yAxisLabel'];
const LINED = ['xAxisTick', 'xAxisLine', 'yAxisTick', 'yAxisLine'];

/** Bars come first as a rule: they are grounds. Lines are as strong as borders. */
function chartOf(grounds: readonly string[], palette: Palette): Readonly<Record<string, unknown>> {
  return {
    backgroundColor: 'transparent',
    plotColorPalette: [grounds[0], palette['primaryBorderColor'], ...grounds.slice(1)].join(','),
    ...Object.fromEntries(INKED.map((part) => [`${part}Color`, palette['textColor']])),
    ...Object.fromEntries(LINED.map((part) => [`${part}Color`, palette['lineColor']])),
  };
}
