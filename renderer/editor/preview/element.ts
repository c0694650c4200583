/** Makes an element with a class and what is in it. */
export function elementOf<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  classes: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (classes !== '') element.className = classes;
  element.append(...content);
  return element;
}
