// What scripts add to a page that is complete without them: filter, sort, find.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const main = document.getElementById("main");
    const status = document.getElementById("status");

    // ---- filter: rows, topics, sentences and contexts that hold the words
    const filter = document.getElementById("filter");
    const filtered = all("tbody tr, .minor li, .topic, .sentences li, .contexts details");
    if (filter) filter.parentElement.hidden = false;
    filter?.addEventListener("input", () => {
        const wanted = filter.value.trim().toLocaleLowerCase();
        let shown = 0;
        for (const item of filtered) {
            item.hidden = wanted !== "" && !item.textContent.toLocaleLowerCase().includes(wanted);
            shown += !item.hidden;
        }
        status.textContent = wanted === "" ? "" : `${shown} of ${filtered.length} entries hold “${wanted}”.`;
    });

    // ---- sort: a column by a press on its head
    const value = (row, column) => {
        const text = row.cells[column].textContent.trim();
        const number = Number(text.replace(/[,%\s]/g, "").replace("−", "-"));
        return Number.isNaN(number) ? text : number;
    };
    const compare = (a, b) =>
        typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    const sort = (head) => {
        const table = head.closest("table"), body = table.tBodies[0];
        const down = head.getAttribute("aria-sort") !== "descending";
        const rows = [...body.rows].map((row) => [value(row, head.cellIndex), row]);
        rows.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        body.append(...rows.map((row) => row[1]));
    };
    for (const head of all("thead th")) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        button.addEventListener("click", () => sort(head));
        head.append(button);
    }

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
            lambda.parentElement.querySelector("output").textContent = `λ = ${part}`;
            for (const list of all(".words")) {
                const words = [...list.children].map((word) => [relevance(word, part), word]);
                words.sort((a, b) => b[0] - a[0]);
                list.append(...words.map((pair) => pair[1]));
            }
        });
    }

    // ---- the panel: what was pressed, where it stands here, and its contexts
    const panel = document.getElementById("panel");
    const part = (selector) => panel.querySelector(selector);
    let pressed = null, marks = [], here = -1;

    const unmark = () => {
        for (const mark of all("mark")) {
            const parent = mark.parentNode;
            mark.replaceWith(...mark.childNodes);
            parent.normalize();
        }
        for (const item of all(".document.found")) item.classList.remove("found");
    };
    const close = () => {
        if (!pressed) return;
        unmark();
        panel.hidden = true;
        if (panel.contains(document.activeElement) || document.activeElement === document.body)
            pressed.focus({ preventScroll: true });
        pressed = null;
    };
    // The topics, key sentences and sections that hold what was found, as links.
    const home = (element) => {
        const topic = element.closest(".topic"), sentence = element.closest(".sentences li");
        if (topic) return [topic.id, `Topic ${topic.querySelector("h3").textContent.trim()}`];
        if (sentence) return [sentence.id, `Key sentence ${sentence.id.replace(/.*-/, "")}`];
        const section = element.closest("section");
        return [section.id, section.querySelector("h2").textContent];
    };
    const link = ([id, label]) => {
        const link = document.createElement("a");
        link.href = `#${id}`;
        link.textContent = label;
        return link;
    };
    const step = (by) => {
        if (marks.length === 0) return;
        marks[here]?.classList.remove("here");
        here = (here + by + marks.length) % marks.length;
        const mark = marks[here];
        for (let box = mark; (box = box.parentElement.closest("details"));) box.open = true;
        mark.classList.add("here");
        mark.scrollIntoView({ block: "center" });
        part("[role=status]").textContent = `place ${here + 1} of ${marks.length}`;
    };
    const open = (button, found, told, lines) => {
        pressed = button;
        marks = found;
        here = -1;
        part("h2").textContent = button.textContent;
        part("[role=status]").textContent = told;
        part(".previous").hidden = part(".next").hidden = marks.length === 0;
        const homes = new Map(marks.map((mark) => [home(mark)[0], home(mark)]));
        part(".homes").replaceChildren(...[...homes.values()].map(link));
        part(".lines").replaceWith(lines);
        panel.hidden = false;
        panel.scrollTop = 0;
        panel.focus({ preventScroll: true });
    };
    part(".close").addEventListener("click", close);
    part(".previous").addEventListener("click", () => step(-1));
    part(".next").addEventListener("click", () => step(1));

    // ---- find a term: it is marked wherever it stands
    const places = (text) => {
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode())
            if (walker.currentNode.parentElement.closest(".term, .quote, .lines li > :not(.document)"))
                nodes.push(walker.currentNode);
        return nodes.filter((node) => node.data.toLowerCase().includes(text));
    };
    const letter = /[\p{L}\p{N}]/u;
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/u;
    const isWord = (data, at, size) =>
        !spaced.test(data[at]) ||
        (!(at > 0 && letter.test(data[at - 1])) && !(at + size < data.length && letter.test(data[at + size])));
    const markIn = (node, text) => {
        const lower = node.data.toLowerCase(), made = [];
        if (lower.length !== node.data.length) return made;
        for (let at = lower.lastIndexOf(text); at >= 0; at = at > 0 ? lower.lastIndexOf(text, at - 1) : -1) {
            if (!isWord(node.data, at, text.length)) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            made.unshift(document.createElement("mark"));
            range.surroundContents(made[0]);
        }
        return made;
    };
    const contextOf = (button) => document.getElementById((button.dataset.context ?? "").slice(1));
    const empty = () => {
        const list = document.createElement("ol");
        list.className = "lines";
        return list;
    };
    const findTerm = (button) => {
        const term = button.textContent, context = contextOf(button);
        const again = pressed === button;
        close();
        if (again) return;
        const lines = context?.cloneNode(true) ?? empty();
        lines.removeAttribute("id");
        const found = places(term.toLowerCase()).flatMap((node) => markIn(node, term.toLowerCase()));
        open(button, found, `stands in ${found.length} ${found.length === 1 ? "place" : "places"} here`, lines);
        wake(lines);
    };

    // ---- find a document: where it is named
    const findDocument = (button) => {
        const again = pressed === button;
        close();
        if (again) return;
        const found = all(".document", main).filter((item) => item.textContent === button.textContent);
        for (const item of found) item.classList.add("found");
        open(button, found, `is named in ${found.length} ${found.length === 1 ? "place" : "places"} here`, empty());
    };

    // Turns terms and documents into buttons.
    const wake = (root) => {
        for (const item of all("a.term, span.term, span.document", root)) {
            const button = document.createElement("button");
            const find = item.matches(".term") ? findTerm : findDocument;
            button.type = "button";
            for (const name of ["class", "lang", "dir"])
                if (item.hasAttribute(name)) button.setAttribute(name, item.getAttribute(name));
            if (item.hasAttribute("href")) button.dataset.context = item.getAttribute("href");
            button.append(...item.childNodes);
            button.addEventListener("click", () => find(button));
            item.replaceWith(button);
        }
    };
    wake(document);

    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        if (pressed) return close();
        if (!filter) return;
        filter.value = "";
        filter.dispatchEvent(new Event("input"));
    });
});
