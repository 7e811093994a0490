(() => {
  // The search page: words and filters in, documents out. What was asked stands after the # of the
  // address, so that a search can be kept, sent, and gone back to.
  'use strict';
  const at = (id) => document.getElementById(id);
  const form = at('form'), words = at('words'), order = at('order'), filters = at('filters');
  const found = at('found'), count = at('count'), results = at('results'), more = at('more');
  const groups = [...filters.querySelectorAll('fieldset')];
  const lang = document.documentElement.lang;
  const AT_ONCE = 10, FEW = 8;
  const whole = new Set(); // the filters that show all their values
  let chosen = {}, pending = [], asked = 0, engine;

  const unserved = () => { form.hidden = found.hidden = true; at('unserved').hidden = false; };
  if (!/^https?:$/.test(location.protocol)) { unserved(); return; }
  form.hidden = false;

  const load = () => (engine ??= import(new URL('pagefind/pagefind.js', location.href).href));
  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  };
  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>');

  // Pagefind's passage holds <mark> round what was found, and no other element.
  const passage = (excerpt) => {
    const made = element('p', '', 'passage');
    excerpt.split(/<mark>(.*?)<\/mark>/s).forEach((part, index) => {
      made.append(index % 2 ? element('mark', plain(part)) : plain(part));
    });
    return made;
  };

  const entry = (data) => {
    const item = element('li'), head = element('h3'), link = element('a', data.meta.title);
    link.href = data.url;
    head.append(link);
    item.append(head);
    if (data.meta.date) item.append(element('p', data.meta.date, 'when'));
    if (words.value.trim()) item.append(passage(data.excerpt));
    return item;
  };

  const show = async () => {
    const mine = asked, next = pending.splice(0, AT_ONCE);
    const read = await Promise.all(next.map((result) => result.data()));
    if (mine !== asked) return null;
    const items = read.map(entry);
    results.append(...items);
    more.hidden = pending.length === 0;
    return items[0];
  };

  // Each value with the number of documents that it would leave; the most frequent first, years in order.
  const draw = (numbers) => {
    for (const group of groups) {
      const name = group.dataset.filter, picked = chosen[name] ?? [];
      const values = Object.entries(numbers[name] ?? {})
        .filter(([value, number]) => number > 0 || picked.includes(value))
        .sort(([a, m], [b, n]) => (name === 'year' ? 0 : n - m) || a.localeCompare(b, lang));
      const open = whole.has(name) || values.length <= FEW;
      const shown = open ? values : values.filter(([value], index) => index < FEW || picked.includes(value));
      const focused = group.contains(document.activeElement) ? document.activeElement.value : null;
      group.querySelectorAll('label, button').forEach((old) => old.remove());
      for (const [value, number] of shown) {
        const label = element('label'), box = element('input');
        box.type = 'checkbox';
        box.value = value;
        box.checked = picked.includes(value);
        label.append(box, element('span', value), element('span', number.toLocaleString(lang), 'number'));
        group.append(label);
        if (value === focused) box.focus();
      }
      if (!open) {
        const button = element('button', filters.dataset.all.replace('{n}', values.length.toLocaleString(lang)));
        button.type = 'button';
        button.addEventListener('click', () => {
          whole.add(name);
          draw(numbers);
          group.querySelectorAll('input')[shown.length]?.focus();
        });
        group.append(button);
      }
      group.hidden = values.length === 0;
    }
    at('clear').hidden = Object.keys(chosen).length === 0;
  };

  const search = async () => {
    const mine = ++asked, term = words.value.trim();
    const idle = !term && Object.keys(chosen).length === 0;
    let engine_, answer, every;
    try {
      engine_ = await load();
      every = await engine_.filters();
      const wanted = Object.fromEntries(Object.entries(chosen).map(([name, any]) => [name, {any}]));
      const sort = order.value ? {date: order.value} : {};
      answer = idle ? null : await engine_.search(term || null, {filters: wanted, sort});
      // What else of a filter could be chosen is counted as if nothing of it were.
      for (const name of idle ? [] : Object.keys(wanted)) {
        const {[name]: own, ...others} = wanted;
        if (!term && Object.keys(others).length === 0) { answer.filters[name] = every[name]; continue; }
        const open = await engine_.search(term || null, {filters: others});
        answer.filters[name] = open.filters[name];
      }
    } catch { unserved(); return; }
    if (mine !== asked) return;
    draw(answer ? answer.filters : every);
    found.hidden = idle;
    results.replaceChildren();
    more.hidden = true;
    if (idle) return;
    pending = answer.results;
    const number = pending.length;
    count.textContent = number === 0 ? count.dataset.none
      : number === 1 ? count.dataset.one : count.dataset.many.replace('{n}', number.toLocaleString(lang));
    await show();
  };

  const told = () => {
    const query = new URLSearchParams();
    if (words.value.trim()) query.set('q', words.value.trim());
    if (order.value) query.set('order', order.value);
    for (const [name, values] of Object.entries(chosen)) for (const value of values) query.append(name, value);
    return query.toString();
  };
  const ask = () => {
    if (told() === location.hash.slice(1)) search(); else location.hash = told();
  };
  const read = () => {
    const query = new URLSearchParams(location.hash.slice(1));
    words.value = query.get('q') ?? '';
    order.value = query.get('order') ?? '';
    chosen = {};
    for (const {dataset: {filter}} of groups) {
      const values = query.getAll(filter);
      if (values.length) chosen[filter] = values;
    }
    if (Object.keys(chosen).length && innerWidth > 750) filters.open = true;
    search();
  };

  form.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
  order.addEventListener('change', ask);
  filters.addEventListener('change', () => {
    chosen = {};
    for (const group of groups) {
      const values = [...group.querySelectorAll('input:checked')].map((box) => box.value);
      if (values.length) chosen[group.dataset.filter] = values;
    }
    ask();
  });
  at('clear').addEventListener('click', () => {
    chosen = {};
    filters.querySelector('summary').focus();
    ask();
  });
  more.addEventListener('click', async () => (await show())?.querySelector('a').focus());
  addEventListener('hashchange', read);
  read();
})();
