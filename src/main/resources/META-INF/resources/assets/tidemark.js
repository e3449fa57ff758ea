// Times in the viewer's zone, fragments that refresh themselves, and some keys. Pages work without it.
(() => {
  "use strict";

  const root = document.documentElement;
  const language = root.lang || "en";
  const units = (root.dataset.units || "s min h d").split(" ");

  // Times

  const format = (options) => new Intl.DateTimeFormat(language, { hourCycle: "h23", ...options });
  const part = (at, options, type) => format(options).formatToParts(at).find((each) => each.type === type).value;
  const twoDigits = (value) => String(value).padStart(2, "0");
  const minute = (at) => `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
  const clock = (at) => `${minute(at)}:${twoDigits(at.getSeconds())}`;
  const isToday = (at) => at.toDateString() === new Date().toDateString();

  const day = (at) => {
    const name = `${at.getDate()} ${part(at, { month: "short" }, "month")}`;
    return at.getFullYear() === new Date().getFullYear() ? name : `${name} ${at.getFullYear()}`;
  };
  const weekday = (at) =>
    `${part(at, { weekday: "long" }, "weekday")} ${at.getDate()} ${part(at, { month: "long" }, "month")} ${at.getFullYear()}`;

  const age = (at) => {
    const seconds = Math.floor((Date.now() - at) / 1000);
    if (seconds < 5) return root.dataset.now;
    const [count, unit] =
      seconds < 90 ? [seconds, 0]
      : seconds < 90 * 60 ? [Math.floor(seconds / 60), 1]
      : seconds < 48 * 3600 ? [Math.floor(seconds / 3600), 2]
      : [Math.floor(seconds / 86400), 3];
    return root.dataset.ago.replace("#", `${count} ${units[unit]}`);
  };

  const forms = {
    age,
    minute,
    day,
    weekday,
    brief: (at) => (isToday(at) ? minute(at) : day(at)),
    clock: (at) => (isToday(at) ? clock(at) : `${day(at)} ${minute(at)}`),
    moment: (at) => `${day(at)} ${minute(at)}`,
  };

  const zone = (at) => {
    const name = part(at, { timeZoneName: "short" }, "timeZoneName");
    const offset = part(at, { timeZoneName: "shortOffset" }, "timeZoneName").replace("GMT", "UTC");
    return name === "UTC" || name === offset || name.startsWith("GMT") ? offset.replace(/^UTC\+0$/, "UTC") : `${name}, ${offset}`;
  };

  const exact = (at) =>
    `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())} ${clock(at)} ${zone(at)}; `
    + at.toISOString().replace(/\.\d+/, "");

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const localise = (within) => {
    for (const element of within.querySelectorAll("time[datetime][data-as]")) {
      const at = new Date(element.dateTime);
      const form = forms[element.dataset.as];
      if (!form || Number.isNaN(at.getTime())) continue;
      write(element, form(at));
      element.title = exact(at);
    }
    for (const element of within.querySelectorAll(".zone")) write(element, root.dataset.zone.replace("#", zone(new Date())));
  };

  const growOlder = () => {
    for (const element of document.querySelectorAll('time[data-as="age"]')) write(element, age(new Date(element.dateTime)));
  };

  // Fragments that fetch themselves again when what they show changed

  const REFRESH_EVERY = 500;
  const REFUSED = [403, 409, 422, 503];
  const due = new Set();
  let timer = 0;
  let refreshedAt = 0;

  const isBusy = (element) =>
    element.querySelector("details[open] .panel, .htmx-request") !== null
    || (document.activeElement?.matches("input, textarea") && element.contains(document.activeElement));

  const refresh = () => {
    timer = 0;
    refreshedAt = Date.now();
    for (const element of document.querySelectorAll("[data-live]")) {
      const wanted = element.dataset.live.split(" ").some((topic) => due.has(topic) || due.has("*"));
      // What somebody is typing into is left alone; it is fresh with the next update.
      if (wanted && !isBusy(element)) window.htmx.trigger(element, "refresh");
    }
    due.clear();
  };

  const changed = (topic) => {
    due.add(topic);
    if (timer || document.hidden) return;
    timer = setTimeout(refresh, Math.max(50, refreshedAt + REFRESH_EVERY - Date.now()));
  };

  const kept = new Map();

  const keepPlace = (element) => {
    const active = document.activeElement;
    kept.set(element.id, {
      known: new Set([...element.querySelectorAll("[id]")].map((each) => each.id)),
      focused: active && element.contains(active) ? active.id || active.getAttribute("href") : null,
      scroll: [window.scrollX, window.scrollY],
      open: [...element.querySelectorAll("details[open][id]")].map((each) => each.id),
      typed: [...element.querySelectorAll("textarea[id]")].map(({ id, value }) => [id, value]),
    });
  };

  const findPlace = (element) => {
    localise(element);
    const place = kept.get(element.id);
    if (!place) return;
    kept.delete(element.id);
    for (const id of place.open) element.querySelector(`#${id}`)?.setAttribute("open", "");
    for (const [id, value] of place.typed) {
      const field = element.querySelector(`#${id}`);
      if (field) field.value = value;
    }
    for (const row of element.querySelectorAll("li[id], tr[id]")) if (!place.known.has(row.id)) row.classList.add("fresh");
    if (place.focused) {
      const again =
        document.getElementById(place.focused)
        || [...element.querySelectorAll("a[href]")].find((each) => each.getAttribute("href") === place.focused);
      if (again) again.focus({ preventScroll: true });
    }
    window.scrollTo(...place.scroll);
  };

  // One stream for the page

  const SILENCE = 40_000;
  const notice = document.querySelector(".connection");
  let stream = null;
  let heardAt = 0;
  let isLost = false;

  const heard = () => {
    heardAt = Date.now();
    if (!isLost) return;
    isLost = false;
    write(notice, "");
    changed("*");
  };

  const lost = () => {
    if (isLost) return;
    isLost = true;
    write(notice, notice.dataset.lost);
  };

  const connect = () => {
    if (stream) stream.close();
    heardAt = Date.now();
    stream = new EventSource(document.body.dataset.events);
    stream.addEventListener("heartbeat", heard);
    stream.addEventListener("changed", (event) => {
      heard();
      changed(JSON.parse(event.data).topic);
    });
    stream.addEventListener("error", lost);
  };

  const watch = () => {
    growOlder();
    const isClosed = stream.readyState === EventSource.CLOSED;
    if (isClosed || Date.now() - heardAt > SILENCE) {
      lost();
      connect();
      // Who is signed out by now is refused the stream without a word; a fragment leads to the sign-in.
      if (isClosed) window.htmx.trigger("#foot", "refresh");
    }
  };

  // Keys

  // The entry after the one that has the focus, else after the one that is shown.
  const step = (by) => {
    const entries = [...document.querySelectorAll(".inbox a")];
    const focused = entries.indexOf(document.activeElement);
    const from = focused < 0 ? entries.findIndex((each) => each.hasAttribute("aria-current")) : focused;
    const next = entries[from < 0 && by < 0 ? 0 : from + by];
    if (!next) return;
    if (next.checkVisibility()) next.focus();
    else next.click();
  };

  // A key that a page names leads to what it names and does nothing there, but shows a help.
  const goTo = (key) => {
    const named = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
    if (!named) return false;
    if (named.hasAttribute("popovertarget")) named.click();
    else named.focus();
    return true;
  };

  const press = (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog:popover-open") && key !== "?") return;
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    else if (key.length !== 1 || !goTo(key)) return;
    event.preventDefault();
  };

  const swapping = (event) => {
    const { requestConfig, xhr } = event.detail;
    // Something else may have taken its place meanwhile.
    const target = document.getElementById(event.detail.target.id) ?? event.detail.target;
    event.detail.target = target;
    if (requestConfig.verb !== "get") {
      // What was not taken comes back as the same part of the page, any other failure as a page.
      if (xhr.status >= 400 && !REFUSED.includes(xhr.status)) {
        event.detail.target = document.body;
        event.detail.swapOverride = "innerHTML";
      }
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (target.matches("[data-live]") && isBusy(target)) {
      // Somebody may have begun to choose or to type while the answer was on its way.
      event.detail.shouldSwap = false;
    } else {
      keepPlace(target);
    }
  };

  // What happens to a part that is not in the page any more does not reach the document.
  const follow = (part) =>
    part.addEventListener("htmx:beforeSwap", (event) => {
      if (part.isConnected) return;
      // What was only read is older than whatever has taken its place.
      if (event.detail.requestConfig.verb === "get") event.detail.shouldSwap = false;
      else swapping(event);
    });

  localise(document);
  document.querySelectorAll("[data-live]").forEach(follow);
  document.addEventListener("keydown", press);
  document.addEventListener("htmx:beforeSwap", swapping);
  document.addEventListener("htmx:load", (event) => {
    findPlace(event.detail.elt);
    if (event.detail.elt.matches("[data-live]")) follow(event.detail.elt);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig.verb === "get") return;
    document.querySelector("#outcome")?.focus();
    // What changed while it was on its way was not shown.
    changed("*");
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && due.size) changed([...due][0]);
  });
  window.addEventListener("pagehide", () => stream.close());
  window.addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
  setInterval(watch, 5_000);
})();
