/**
 * Keeps the page as high as what can be seen: the keyboard of an iPhone covers the page instead of shrinking it.
 * `shrunk` is called when the keyboard comes up.
 */
export function followViewport(shrunk: () => void): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  let height = viewport.height;
  const fit = (): void => {
    // A zoomed page is being read closely: leave its layout alone.
    if (viewport.scale > 1.01) return;
    document.documentElement.style.setProperty("--seen", `${viewport.height}px`);
    if (viewport.offsetTop > 0) window.scrollTo(0, 0);
    if (viewport.height < height - 100) shrunk();
    height = viewport.height;
  };
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
  fit();
}
