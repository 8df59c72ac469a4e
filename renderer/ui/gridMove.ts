/** Where a navigation key leads from `active` in a list of `total`; null for any other key. */
export function gridMove(key: string, active: number, total: number, page: number): number | null {
  const last = Math.max(0, total - 1);
  const clamp = (place: number) => Math.max(0, Math.min(last, place));
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1);
    case 'ArrowUp':
      return clamp(active - 1);
    case 'PageDown':
      return clamp(active + page);
    case 'PageUp':
      return clamp(active - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
