/** KaTeX offers its fonts in three formats; pages need, and the app's handler knows, one. */
export const oneFontFormat = {
  name: 'commonplace:one-font-format',
  enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0].endsWith('katex.min.css')) return undefined;
    const kept = code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
    return { code: kept, map: null };
  },
};
