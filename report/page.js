// What scripts add to a page that is complete without them: filter, sort, find a term.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const status = document.getElementById("status");

    // ---- filter: rows, topics, sentences and contexts that hold the words
    const filter = document.getElementById("filter");
    const filtered = all("tbody tr, .topic, .sentences li, .contexts details");
    filter.parentElement.hidden = false;
    filter.addEventListener("input", () => {
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
        const number = Number(text.replace(/[,%\s]/g, ""));
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

    // ---- find: a pressed term is marked wherever it stands
    let found = "";
    const unmark = () => {
        for (const mark of all("mark")) {
            const parent = mark.parentNode;
            mark.replaceWith(...mark.childNodes);
            parent.normalize();
        }
    };
    const places = (text) => {
        const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode())
            if (walker.currentNode.parentElement.closest(".term, .quote, .contexts li")) nodes.push(walker.currentNode);
        return nodes.filter((node) => node.data.toLowerCase().includes(text));
    };
    const letter = /[\p{L}\p{N}]/u;
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/u;
    const isWord = (data, at, size) =>
        !spaced.test(data[at]) ||
        (!(at > 0 && letter.test(data[at - 1])) && !(at + size < data.length && letter.test(data[at + size])));
    const markIn = (node, text) => {
        let count = 0;
        for (let at = node.data.length; (at = node.data.toLowerCase().lastIndexOf(text, at - 1)) >= 0 && at >= 0;) {
            if (isWord(node.data, at, text.length)) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + text.length);
                range.surroundContents(document.createElement("mark"));
                count++;
            }
            if (at === 0) break;
        }
        return count;
    };
    const find = (term) => {
        unmark();
        found = found === term ? "" : term;
        status.textContent = "";
        if (found === "") return;
        let count = 0;
        for (const node of places(found.toLowerCase())) count += markIn(node, found.toLowerCase());
        status.append(`“${found}” stands in ${count} places here. `);
        const context = all(".contexts details").find((item) => item.dataset.term === found);
        if (!context) return;
        const link = document.createElement("a");
        link.href = "#contexts";
        link.textContent = "See it in context";
        link.addEventListener("click", () => {
            context.open = true;
            context.querySelector("summary").focus();
            context.scrollIntoView({ block: "center" });
        });
        status.append(link);
    };
    for (const term of all(".term")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "term";
        button.append(...term.childNodes);
        button.addEventListener("click", () => find(button.textContent));
        term.replaceWith(button);
    }
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        if (found !== "") find(found);
        filter.value = "";
        filter.dispatchEvent(new Event("input"));
    });
});
