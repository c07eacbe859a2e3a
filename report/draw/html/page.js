// What scripts add to a page that is complete without them: find, sort, read, export.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const one = (selector, root = document) => root.querySelector(selector);
    const make = (tag, properties = {}, ...children) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    };
    const main = document.getElementById("main");
    const status = document.getElementById("status");
    const number = (value) => value.toLocaleString("en");

    // ---- the words of the interface: # stands for a number, ## for a text
    const words = JSON.parse(document.getElementById("words").textContent);
    const say = (english, ...values) =>
        (words[english] ?? english).replace(/##|#/g, () => {
            const value = values.shift();
            return typeof value === "number" ? number(value) : value;
        });

    // ---- all documents: [shared with the name before, rest, group, topic, words, title, day, article, address]
    const source = document.getElementById("data");
    const data = source ? JSON.parse(source.textContent) : null;
    const labels = new Map(all(".topic").map((topic) => [Number(one(".number", topic).textContent), one(".label", topic).textContent]));
    const documents = [];
    for (const [shared, rest, group, topic, count, title = "", day = "", article = 0, address = ""] of data?.documents ?? []) {
        const name = (documents.at(-1)?.name ?? "").slice(0, shared) + rest;
        const shown = name.slice(data.folder.length);
        const path = name.split("/").map(encodeURIComponent).join("/");
        const file = address === 0 ? "" : address === "" ? (name[0] === "/" ? "file://" : data.base) + path : address;
        const label = labels.get(topic) ?? "";
        documents.push({ name, shown, title: title || shown, day, group, topic, label, count,
            link: article ? `#read-${article}` : file, file,
            text: `${title}\n${shown}\n${label}`.toLocaleLowerCase() });
    }
    const ROWS = 100;
    const list = one("#list tbody");
    const heads = all("#list thead th").length;
    let chosen = documents, limit = ROWS, ofTopic = 0;
    const cell = (...children) => make("td", {}, ...children);
    const row = (doc) => {
        const title = make("bdi", { textContent: doc.title });
        const head = make("th", { scope: "row" }, doc.link ? make("a", { className: "title", href: doc.link }, title) : title);
        const cells = [head];
        if (hasDays) cells.push(cell(doc.day));
        if (data.groups.length)
            cells.push(doc.group ? cell(make("span", { className: `group g-${(doc.group - 1) % 12 + 1}` }), data.groups[doc.group - 1]) : cell());
        if (hasTopics)
            cells.push(doc.topic ? cell(make("a", { className: `t-${(doc.topic - 1) % 12 + 1}`, href: `#topic-${doc.topic}` }, make("bdi", { textContent: doc.label }))) : cell());
        cells.push(cell(number(doc.count)));
        return make("tr", {}, ...cells);
    };
    const hasDays = documents.some((doc) => doc.day);
    const hasTopics = data ? heads === 2 + Number(hasDays) + Number(data.groups.length > 0) + 1 : false;
    const tools = data ? make("p", { className: "tools" }) : null;
    const button = (text, press, properties = {}) => {
        const made = make("button", { type: "button", textContent: text, ...properties });
        made.addEventListener("click", press);
        return made;
    };
    const showDocuments = () => {
        if (!data) return;
        list.replaceChildren(...chosen.slice(0, limit).map(row));
        tools.replaceChildren();
        if (chosen.length > limit)
            tools.append(button(say("show # more", Math.min(ROWS, chosen.length - limit)), () => { limit += ROWS; showDocuments(); }));
        if (ofTopic) tools.append(button(say("all documents"), () => { ofTopic = 0; choose(); }));
    };
    const choose = () => {
        const wanted = filter?.value.trim().toLocaleLowerCase() ?? "";
        chosen = documents.filter((doc) => (!ofTopic || doc.topic === ofTopic) && (wanted === "" || doc.text.includes(wanted)));
        limit = ROWS;
        showDocuments();
    };
    if (data) list.closest("table").after(tools);

    // ---- find: rows, topics, sentences, articles and contexts that hold the words
    const filter = document.getElementById("filter");
    const filtered = all("tbody tr, .minor li, .topic, .sentences li, .contexts details, .read").filter((item) => !item.closest("#list"));
    const emptied = all("main > section").filter((section) => section.id !== "list");
    if (filter) filter.parentElement.hidden = false;
    filter?.addEventListener("input", () => {
        const wanted = filter.value.trim().toLocaleLowerCase();
        let shown = 0;
        for (const item of filtered) {
            item.hidden = wanted !== "" && !item.textContent.toLocaleLowerCase().includes(wanted);
            shown += !item.hidden;
        }
        for (const section of emptied)
            section.hidden = wanted !== "" && filtered.some((item) => section.contains(item)) &&
                !filtered.some((item) => section.contains(item) && !item.hidden);
        choose();
        status.textContent = wanted === "" ? "" : say("# entries and # titles hold “##”", shown, data ? chosen.length : 0, filter.value.trim());
    });
    for (const place of data ? all(".every") : []) {
        const topic = Number(place.dataset.topic);
        const count = documents.filter((doc) => doc.topic === topic).length;
        if (count)
            place.append(button(say("all its # documents", count), () => {
                ofTopic = topic;
                choose();
                document.getElementById("list").scrollIntoView();
            }));
    }

    // ---- sort: a column by a press on its head
    const value = (tableRow, column) => {
        const text = tableRow.cells[column].textContent.trim();
        const parsed = Number(text.replace(/[,%\s×▲▼+]/g, "").replace("−", "-"));
        return Number.isNaN(parsed) ? text : parsed;
    };
    const compare = (a, b) =>
        typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    const keys = ["title", hasDays && "day", data?.groups.length && "group", hasTopics && "topic", "count"].filter(Boolean);
    const sort = (head) => {
        const table = head.closest("table"), body = table.tBodies[0];
        const down = head.getAttribute("aria-sort") !== "descending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        if (body === list) {
            const key = keys[head.cellIndex];
            documents.sort((a, b) => (down ? compare(b[key], a[key]) : compare(a[key], b[key])));
            return choose();
        }
        const rows = [...body.rows].map((item) => [value(item, head.cellIndex), item]);
        rows.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
        body.append(...rows.map((pair) => pair[1]));
    };
    for (const head of all("thead th")) {
        const sorter = button("", () => sort(head));
        sorter.append(...head.childNodes);
        head.append(sorter);
    }

    // ---- export: each list as CSV; what a spreadsheet would run as a formula begins with '
    const field = (text) => `"${(/^[=+\-@\t＝＋－＠]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
    const tables = (section) => {
        if (section.id === "topics")
            return all(".topic", section).map((topic) => [".number", ".label", ".count", ".share", ".few", ".typical"]
                .map((part) => one(part, topic).textContent));
        if (section.id === "list")
            return chosen.map((doc) => [doc.name, doc.title, doc.day, data.groups[doc.group - 1] ?? "", doc.label, String(doc.count)]);
        if (section.id === "sentences")
            return all(".sentences li", section).map((item) => [one("blockquote", item).textContent, one(".document", item)?.textContent ?? ""]);
        return all("tr", section).map((item) => [...item.cells].filter((at) => !at.matches("td.bar, .strip")).map((at) => at.textContent.trim()));
    };
    const save = (section) => {
        const text = tables(section).map((cells) => cells.map(field).join(",")).join("\r\n");
        const address = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
        make("a", { href: address, download: `${section.id}.csv` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 1000);
    };
    for (const section of all("main > section"))
        if (one("table, .topic, .sentences", section))
            one("h2", section).after(button("CSV", () => save(section), { className: "csv" }));

    // ---- relevance of a topic's words: λ log p(w|t) + (1 - λ) log (p(w|t) / p(w)) (Sievert & Shirley 2014)
    const lambda = document.getElementById("lambda");
    const relevance = (word, part) => {
        const weight = Math.log(Number(word.dataset.weight) || 1e-9);
        const usual = Number(word.dataset.usual);
        return part * weight + (1 - part) * (usual > 0 ? weight - Math.log(usual) : 0);
    };
    if (lambda) {
        lambda.parentElement.hidden = false;
        lambda.addEventListener("input", () => {
            const part = Number(lambda.value);
            one("output", lambda.parentElement).textContent = `λ = ${part}`;
            for (const ranked of all(".words")) {
                const items = [...ranked.children].map((word) => [relevance(word, part), word]);
                items.sort((a, b) => b[0] - a[0]);
                ranked.append(...items.map((pair) => pair[1]));
            }
        });
    }

    // ---- the panel: what was pressed, where it occurs here, and its contexts
    const panel = document.getElementById("panel");
    const part = (selector) => one(selector, panel);
    let pressed = null, marks = [], here = -1;

    const unmark = () => {
        for (const mark of all("mark.found")) {
            const parent = mark.parentNode;
            mark.replaceWith(...mark.childNodes);
            parent.normalize();
        }
    };
    const close = () => {
        if (!pressed) return;
        unmark();
        panel.hidden = true;
        if (panel.contains(document.activeElement) || document.activeElement === document.body)
            pressed.focus({ preventScroll: true });
        pressed = null;
    };
    // The topics, key sentences, articles and sections that hold what was found, as links.
    const home = (element) => {
        const topic = element.closest(".topic"), sentence = element.closest(".sentences li"), read = element.closest(".read");
        if (topic) return [one(".body", topic).id, `${say("Topic")} ${one(".number", topic).textContent} ${one(".label", topic).textContent}`];
        if (sentence) return [sentence.id, `${say("Key sentence")} ${sentence.id.replace(/.*-/, "")}`];
        if (read) return [one(".text", read).id, one("summary", read).textContent];
        const section = element.closest("section");
        return section ? [section.id, one("h2", section).textContent] : ["main", document.title];
    };
    const step = (by) => {
        if (marks.length === 0) return;
        marks[here]?.classList.remove("here");
        here = (here + by + marks.length) % marks.length;
        const mark = marks[here];
        for (let box = mark; (box = box.parentElement.closest("details"));) box.open = true;
        mark.classList.add("here");
        mark.scrollIntoView({ block: "center" });
        part("[role=status]").textContent = say("place # of #", here + 1, marks.length);
    };
    const HOMES = 12;
    const open = (term, found, told, lines) => {
        pressed = term;
        marks = found;
        here = -1;
        part("h2").textContent = term.textContent;
        part("[role=status]").textContent = told;
        part(".previous").hidden = part(".next").hidden = marks.length === 0;
        const homes = new Map(marks.map((mark) => [home(mark)[0], home(mark)]));
        part(".homes").replaceChildren(...[...homes.values()].slice(0, HOMES).map(([id, label]) => make("a", { href: `#${id}`, textContent: label })));
        part(".lines").replaceWith(lines);
        showSpread(lines.dataset.groups);
        showOrders(lines);
        panel.hidden = false;
        panel.scrollTop = 0;
        panel.focus({ preventScroll: true });
    };
    part(".close").addEventListener("click", close);
    part(".previous").addEventListener("click", () => step(-1));
    part(".next").addEventListener("click", () => step(1));

    // How often each folder, source or month has it.
    const bar = (share, className) => {
        const filled = make("i", { className });
        filled.style.inlineSize = `${100 * share}%`;
        return filled;
    };
    const showSpread = (counts) => {
        const values = counts && data ? counts.split(" ").map(Number) : [];
        const most = Math.max(...values, 1);
        part(".spread").replaceChildren(...values.map((count, group) =>
            make("span", {}, make("bdi", { textContent: data.groups[group] }), ` ${number(count)}`, bar(count / most, `g-${group % 12 + 1}`))));
    };
    // Lines in their order, or by the word before or after.
    const showOrders = (lines) => {
        const items = [...lines.children];
        const side = (item, selector, at) => one(selector, item).textContent.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu)?.at(at) ?? "";
        const orders = [
            ["in order", null],
            ["by the word before", (item) => side(item, ".before", -1)],
            ["by the word after", (item) => side(item, ".after", 0)],
        ];
        const buttons = orders.map(([label, key]) => button(say(label), () => {
            const sorted = key ? [...items].sort((a, b) => key(a).localeCompare(key(b))) : items;
            lines.append(...sorted);
            for (const other of buttons) other.setAttribute("aria-pressed", String(other.textContent === say(label)));
        }));
        for (const [i, order] of buttons.entries()) order.setAttribute("aria-pressed", String(i === 0));
        part(".order").replaceChildren(...(items.length > 1 ? buttons : []));
    };

    // ---- find a term: it is marked wherever it stands
    const places = (text) => {
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode())
            if (walker.currentNode.parentElement.closest(".term, .quote, .s, .lines li > :not(.document)"))
                nodes.push(walker.currentNode);
        return nodes.filter((node) => node.data.toLowerCase().includes(text));
    };
    const letter = /[\p{L}\p{N}]/u;
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/u;
    const isWord = (text, at, size) =>
        !spaced.test(text[at]) ||
        (!(at > 0 && letter.test(text[at - 1])) && !(at + size < text.length && letter.test(text[at + size])));
    const markIn = (node, text) => {
        const lower = node.data.toLowerCase(), made = [];
        if (lower.length !== node.data.length) return made;
        for (let at = lower.lastIndexOf(text); at >= 0; at = at > 0 ? lower.lastIndexOf(text, at - 1) : -1) {
            if (!isWord(node.data, at, text.length)) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            made.unshift(make("mark", { className: "found" }));
            range.surroundContents(made[0]);
        }
        return made;
    };
    const findTerm = (term) => {
        const text = term.textContent, again = pressed === term;
        const context = document.getElementById((term.dataset.context ?? "").slice(1));
        close();
        if (again) return;
        const lines = context?.cloneNode(true) ?? make("ol", { className: "lines" });
        lines.removeAttribute("id");
        const found = places(text.toLowerCase()).flatMap((node) => markIn(node, text.toLowerCase()));
        const count = Number(lines.dataset.count ?? found.length);
        open(term, found, say("# times; # places on this page", count, found.length), lines);
    };
    for (const item of all("a.term, span.term")) {
        const term = button("", () => findTerm(term));
        for (const name of ["class", "lang", "dir"])
            if (item.hasAttribute(name)) term.setAttribute(name, item.getAttribute(name));
        if (item.hasAttribute("href")) term.dataset.context = item.getAttribute("href");
        term.append(...item.childNodes);
        item.replaceWith(term);
    }
    for (const word of all(".chart a")) {
        word.dataset.context = word.getAttribute("href");
        word.addEventListener("click", (event) => {
            event.preventDefault();
            findTerm(word);
        });
    }
    // Enter in the search shows the term that was typed.
    filter?.addEventListener("keydown", (event) => {
        const wanted = filter.value.trim().toLocaleLowerCase();
        const same = all("button.term").filter((term) => term.textContent.trim().toLocaleLowerCase() === wanted);
        const term = same.find((other) => other.dataset.context) ?? same[0];
        if (event.key === "Enter" && term && term !== pressed) findTerm(term);
    });
    document.getElementById("contexts")?.classList.add("woken");

    // ---- links to what is folded open it
    const unfold = () => {
        const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
        for (let box = target; (box = box?.parentElement.closest("details"));) box.open = true;
        if (target?.closest("details")) target.scrollIntoView({ block: "nearest" });
    };
    addEventListener("hashchange", unfold);
    unfold();

    // ---- keys: / finds, j and k go on and back, Escape closes
    const reads = all(".read"), sentences = all(".only .s.key");
    const go = (by) => {
        if (pressed) return step(by);
        const stops = sentences.length ? sentences : reads;
        if (stops.length === 0) return;
        let at = stops.findIndex((stop) => stop.classList.contains("now"));
        at = at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
        for (const stop of stops) {
            stop.classList.toggle("now", stop === stops[at]);
            if (stop.matches("details")) stop.open = stop === stops[at];
        }
        stops[at].scrollIntoView({ block: sentences.length ? "center" : "start" });
        one("summary", stops[at])?.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            if (pressed) return close();
            if (!filter) return;
            filter.value = "";
            filter.dispatchEvent(new Event("input"));
        }
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input")) return;
        if (event.key === "/" && filter) {
            event.preventDefault();
            filter.focus();
        } else if (event.key === "j" || event.key === "k") {
            go(event.key === "j" ? 1 : -1);
        }
    });
    showDocuments();
});
