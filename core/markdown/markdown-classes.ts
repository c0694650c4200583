import { tagHighlighter, tags } from '@lezer/highlight';

/** The class of each kind of Markdown text; their look is in styles/editor.css. */
export const markdownClasses = tagHighlighter([
  { tag: tags.heading1, class: 'md-h1' },
  { tag: tags.heading2, class: 'md-h2' },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: 'md-h3' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-struck' },
  { tag: tags.link, class: 'md-link' },
  { tag: tags.url, class: 'md-url' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.tagName], class: 'code-keyword' },
  { tag: [tags.string, tags.regexp, tags.attributeValue, tags.inserted], class: 'code-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.deleted], class: 'code-number' },
  {
    tag: [tags.typeName, tags.className, tags.propertyName, tags.attributeName, tags.function(tags.variableName)],
    class: 'code-name',
  },
  { tag: tags.comment, class: 'code-comment' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta, tags.labelName], class: 'md-mark' },
]);
