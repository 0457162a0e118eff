// Coloured places of a text that say what they are: on hover, on a tap, and by keyboard. One of them is reached with Tab,
// the others from there with the arrow keys, in the order of the text, Home and End.
let tip;
let places = [];

export function keepTips(box, css, shown) {
  tip = shown;
  for (const one of places) for (const name of ["tabindex", "role", "aria-label"]) one.removeAttribute(name);
  for (const one of box.querySelectorAll("[title]")) {
    if (!one.matches("[data-block]")) one.dataset.tip = one.title;
    if (!one.matches("[data-block]")) one.removeAttribute("title");
  }
  places = [...box.querySelectorAll(css)].filter((one) => one.dataset.tip);
  places.forEach((one, i) => {
    one.tabIndex = i ? -1 : 0;
    one.setAttribute("role", "button");
    one.setAttribute("aria-label", `${one.textContent}: ${one.dataset.tip}`);
  });
  hide();
  if (box.dataset.tips) return;
  box.dataset.tips = "kept";
  const placeOf = (target) => target.closest?.(places.length ? "[role=button]" : "never");
  box.addEventListener("pointerover", (event) => show(placeOf(event.target)));
  box.addEventListener("pointerleave", hide);
  box.addEventListener("focusin", (event) => show(placeOf(event.target)));
  box.addEventListener("focusout", hide);
  box.addEventListener("click", (event) => placeOf(event.target)?.focus());
  box.addEventListener("scroll", hide, true);
  box.addEventListener("keydown", (event) => move(event, box));
}

function move(event, box) {
  if (event.key === "Escape") return hide();
  const at = places.indexOf(document.activeElement);
  if (at < 0) return;
  // Left goes on in a text that runs from right to left.
  const onwards = getComputedStyle(places[at]).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = onwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const next = { [onwards]: at + 1, ArrowDown: at + 1, [back]: at - 1, ArrowUp: at - 1, Home: 0, End: places.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const place = places[Math.max(0, Math.min(places.length - 1, next))];
  for (let one = place.parentElement; one !== box; one = one.parentElement) if (one.matches("details")) one.open = true;
  places[at].tabIndex = -1;
  place.tabIndex = 0;
  place.focus();
}

function show(place) {
  if (!place) return hide();
  tip.textContent = place.dataset.tip;
  tip.hidden = false;
  const { left, right, bottom, top } = place.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  tip.style.left = `${Math.max(4, Math.min(innerWidth - width - 4, (left + right - width) / 2))}px`;
  // Above the place: the line that is read next stays free.
  tip.style.top = `${top - height - 6 > 0 ? top - height - 6 : bottom + 6}px`;
}

function hide() {
  if (tip) tip.hidden = true;
}
