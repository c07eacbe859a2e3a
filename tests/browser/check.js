// Uses the pages of report as people do: by mouse, by keyboard, by a phone, without scripts.
// usage: node check.js FOLDER [WORDS]   (where run.sh has put the pages; only the cases whose names hold the words)
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const { source: axe } = require("axe-core");

const folder = path.resolve(process.argv[2]);
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const desk = { viewport: { width: 1280, height: 900 } };
const looks = {
    light: desk,
    dark: { ...desk, colorScheme: "dark" },
    phone: { viewport: { width: 390, height: 844 } },
};
const pages = ["samples", "article", "topics", "collection", "german", "compared", "comparison", "scripts", "series", "week", "hostile", "empty"];
const still = { ...desk, javaScriptEnabled: false };
let browser;

// Opens a page, hands it to `use`, and wants nothing said, asked for or thrown meanwhile.
async function visit(name, look, use) {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    const said = [];
    page.on("console", (message) => said.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error}`));
    page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => {
        if (request.url() !== page.home) said.push(`request: ${request.url()}`);
    });
    page.home = pathToFileURL(path.join(folder, `${name}.html`)).href;
    await page.goto(page.home);
    await use(page);
    await context.close();
    assert.deepEqual(said, [], `${name} is silent`);
}

// axe-core comes in by the debugger's door, which the policy of the page does not close.
async function accessible(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run()");
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}

async function fits(page) {
    const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
}

// The element is reached by the Tab key alone.
async function tabTo(page, selector) {
    for (let i = 0; i < 2000; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`Tab does not reach ${selector}`);
}

const press = {
    mouse: (page, selector) => page.locator(selector).first().click(),
    keyboard: async (page, selector) => {
        await page.evaluate("document.activeElement.blur()");
        await page.locator(selector).first().focus();
        await page.keyboard.press("Enter");
    },
};

const shown = (page, selector) => page.locator(`${selector}:visible`).count();
const column = async (page, n) =>
    (await page.locator("#terms table").first().locator(`tbody tr > :nth-child(${n})`).allTextContents()).map((text) => parseFloat(text));

async function sorts(page, by) {
    const head = "#terms thead th:nth-child(2)";
    await by(page, `${head} button`);
    const down = await column(page, 2);
    assert.deepEqual(down, [...down].sort((a, b) => b - a), "counts fall");
    assert.equal(await page.getAttribute(head, "aria-sort"), "descending");
    await by(page, `${head} button`);
    const up = await column(page, 2);
    assert.deepEqual(up, [...up].sort((a, b) => a - b), "counts rise");
    assert.equal(await page.getAttribute(head, "aria-sort"), "ascending");
}

async function filters(page, by) {
    const before = await shown(page, "#terms tbody tr");
    await by(page, "#filter");
    await page.keyboard.type("cranes");
    const after = await shown(page, "#terms tbody tr");
    assert.ok(after > 0 && after < before, `${after} of ${before} rows hold “cranes”`);
    assert.match(await page.textContent("#status"), /entries and \d+ titles hold “cranes”/);
    await page.keyboard.press("Escape");
    assert.equal(await shown(page, "#terms tbody tr"), before, "Escape brings the rows back");
}

async function finds(page, by) {
    const term = await page.textContent("#terms tbody button.term");
    await by(page, "#terms tbody button.term");
    const marks = await page.locator("mark.found").count();
    assert.ok(marks > 2, `${marks} places are marked`);
    assert.equal(await page.textContent("#panel h2"), term);
    assert.match(await page.textContent("#panel [role=status]"), new RegExp(`^\\d+ times; ${marks} places on this page`));
    assert.ok((await shown(page, "#panel .lines b")) > 0, "its contexts are shown");
    assert.ok((await shown(page, '#panel .homes a[href="#terms"]')) === 1, "and a link to where it stands");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("mark.found").count(), 0, "Escape takes the marks away");
    assert.equal(await shown(page, "#panel"), 0, "and the panel");
    assert.equal(await page.evaluate("document.activeElement.textContent"), term, "and leads back");
}

// Every term, phrase and topic's word of the page has its contexts.
async function quotes(page, by) {
    await page.evaluate("for (const topic of document.querySelectorAll('.topic')) topic.open = true");
    for (const place of ["#terms tbody", "#keyness tbody", "#phrases tbody", "#collocations tbody", "#dispersion tbody", ".words"]) {
        await by(page, `${place} button.term`);
        assert.ok((await shown(page, "#panel .lines b")) > 0, `${place} has contexts`);
        await by(page, "#panel .close");
        assert.equal(await shown(page, "#panel"), 0, "the panel closes");
    }
}

async function steps(page, by) {
    await by(page, "#terms tbody button.term");
    await by(page, "#panel .next");
    assert.match(await page.textContent("#panel [role=status]"), /^place 1 of/);
    await by(page, "#panel .previous");
    const count = await page.locator("mark.found").count();
    assert.equal(await page.textContent("#panel [role=status]"), `place ${count} of ${count}`);
    assert.equal(await page.locator("mark.here").count(), 1);
    await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector("mark.here").getBoundingClientRect();
        return top >= 0 && bottom <= document.querySelector("#panel").getBoundingClientRect().top;
    });
}

// A document of a topic leads to its article, which opens.
async function leads(page, by) {
    await by(page, ".topic > summary");
    await by(page, ".topic[open] .units a.document");
    assert.match(page.url(), /#read-\d+$/);
    assert.equal(await shown(page, ".read[open] .text"), 1, "the article is open");
}

async function turnsOver(page, by) {
    await by(page, ".topic > summary");
    await by(page, ".topic details summary");
    assert.ok((await shown(page, ".topic details[open] li")) > 0, "more documents are shown");
    await by(page, ".topic details summary");
    assert.equal(await page.locator(".topic details[open]").count(), 0);
}

// All documents are listed, found by title and folder, and sorted; a topic's by a press.
async function lists(page, by) {
    const rows = "#list tbody tr";
    assert.equal(await shown(page, rows), 24, "every document has a row");
    await by(page, "#filter");
    await page.keyboard.type("Marrow Hill");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await by(page, "#filter");
    await page.keyboard.type("school");
    const found = await shown(page, rows);
    assert.ok(found > 3 && found < 24, `${found} titles hold “school”`);
    await page.focus("#filter"); // Enter would open the word
    await page.keyboard.press("Escape");
    await by(page, "#list thead th:last-child button");
    const counts = (await page.locator("#list tbody td:last-child").allTextContents()).map(Number);
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a), "the longest first");
    await by(page, ".topic > summary");
    await by(page, ".topic[open] .every button");
    const ofTopic = await shown(page, rows);
    assert.ok(ofTopic > 2 && ofTopic < 24, `${ofTopic} documents of a topic`);
    await by(page, "#list .tools button");
    assert.equal(await shown(page, rows), 24, "and all again");
}

// A link to a file leads to the article itself.
async function linksToFiles(page) {
    const links = await page.locator(".read .note a:last-of-type").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.equal(links.length, 24);
    for (const link of links) assert.match(link, /(^|\/)gazette\/[a-z]+\/[a-z]+\.txt$/);
}

// j and k go from article to article, / to the search.
async function goes(page) {
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = await page.textContent(".read[open] summary");
    await page.keyboard.press("k");
    assert.notEqual(await page.textContent(".read[open] summary"), second);
    assert.equal(await page.locator(".read[open]").count(), 1, "one is open");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate("document.activeElement.id"), "filter");
    await page.keyboard.type("jk");
    assert.equal(await page.inputValue("#filter"), "jk", "letters are letters there");
    const term = await page.locator("#keywords .term").first().textContent();
    await page.fill("#filter", term.toUpperCase());
    await page.keyboard.press("Enter");
    assert.equal(await page.textContent("#panel-title"), term, "Enter shows the term");
}

// An article is read with its key sentences, which j and k go through, and its words marked.
async function reads(page) {
    const keys = await page.locator(".text mark.key").count();
    assert.ok(keys >= 3, `${keys} key sentences`);
    assert.ok((await page.locator(".text b").count()) > 10, "key words are bold");
    assert.ok((await page.locator(".text p").count()) > 3, "it has its paragraphs");
    await page.keyboard.press("j");
    assert.equal(await page.locator(".s.now").count(), 1);
    await page.keyboard.press("j");
    assert.equal(await page.locator(".s.now").count(), 1);
}

// Lines of a term are put in order by the words beside it.
async function ordersLines(page, by) {
    await by(page, "#terms tbody button.term");
    const after = () => page.locator("#panel .lines .after").evaluateAll((all) =>
        all.map((item) => (item.textContent.toLocaleLowerCase().match(/[\p{L}\p{N}]+/u) ?? [""])[0]));
    await by(page, "#panel .order button:nth-child(3)");
    const words = await after();
    assert.deepEqual(words, [...words].sort((a, b) => a.localeCompare(b)));
    assert.equal(await page.getAttribute("#panel .order button:nth-child(3)", "aria-pressed"), "true");
}

async function showsGroups(page, by) {
    await by(page, "#keywords tbody button.term");
    assert.equal(await shown(page, "#panel .spread span"), 6, "each folder has a bar");
}

// A word of the chart shows its contexts, and leads back.
async function opensChart(page, by) {
    const word = await page.locator(".chart a").first().textContent();
    await by(page, ".chart a");
    assert.equal(await page.textContent("#panel h2"), word);
    assert.ok((await shown(page, "#panel .lines b")) > 0, "its contexts are shown");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate("document.activeElement.textContent"), word);
}

// Each list is saved as CSV.
async function saves(page) {
    const sections = await page.locator("main > section").evaluateAll((all) =>
        all.filter((section) => section.querySelector("table, .topic, .sentences")).map((section) => section.id));
    assert.ok(sections.length > 5);
    for (const id of sections) {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#${id} .csv`).click()]);
        assert.equal(download.suggestedFilename(), `${id}.csv`);
        const text = fs.readFileSync(await download.path(), "utf8");
        assert.match(text, /^\ufeff"/, `${id} has its mark`);
        assert.ok(text.split("\r\n").length > 2, `${id} has rows`);
    }
}

async function speaks(page, by) {
    assert.equal(await page.getAttribute("html", "lang"), "de");
    assert.equal(await page.textContent("#topics h2"), "Themen");
    await by(page, "#keywords tbody button.term");
    assert.match(await page.textContent("#panel [role=status]"), /-mal; \d+ Stellen/);
}

async function placesSentences(page, by) {
    await by(page, ".article a");
    assert.match(page.url(), /#sentence-1$/);
    await by(page, "#sentence-1 summary");
    const text = await page.textContent("#sentence-1 blockquote");
    assert.equal(await page.textContent("#sentence-1 details[open] strong"), text, "it stands among its neighbours");
}

async function weighs(page) {
    const words = () => page.locator(".words li").allTextContents();
    await page.locator("#lambda").focus();
    await page.keyboard.press("End");
    const frequent = await words();
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.textContent(".relevance output"), /λ = 0\.95/);
    await page.keyboard.press("Home");
    const peculiar = await words();
    assert.notDeepEqual(peculiar, frequent, "λ changes the order of words");
    assert.deepEqual([...peculiar].sort(), [...frequent].sort(), "and no word");
    assert.match(await page.textContent(".relevance output"), /λ = 0$/);
}

async function weighsByMouse(page) {
    await page.locator("#lambda").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator("#lambda").boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    assert.match(await page.textContent(".relevance output"), /λ = 0\.5/);
}

// The keyboard's own: the first stop leads past the navigation.
async function skips(page) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.className"), "skip");
    await page.keyboard.press("Enter");
    assert.match(page.url(), /#main$/);
}

// What was pressed stays on the screen and is accessible, and so are the marks.
async function showsPanel(page) {
    await page.locator("#terms tbody button.term").first().click();
    await page.locator("#panel .next").click();
    await fits(page);
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.locator(".topic > summary").first().click();
    await page.locator(".read > summary").first().click();
    await fits(page);
    await accessible(page);
}

async function links(page, by) {
    const targets = await page.locator('a[href^="#"]').evaluateAll((all) => all.map((a) => a.getAttribute("href").slice(1)));
    for (const id of targets)
        assert.equal(await page.locator(`[id="${id}"]`).count(), 1, `#${id} is there once`);
    await by(page, "nav a");
    assert.match(page.url(), /#/);
}

const tests = {
    "every link leads somewhere": { each: links },
    "a column sorts": { each: sorts },
    "words filter": { each: filters },
    "a term is found and its contexts shown": { each: finds },
    "every quoted term has contexts": { each: quotes },
    "the places of a term are gone through": { each: steps },
    "a document leads to its article": { each: leads, page: "collection" },
    "all documents are listed, found and sorted": { each: lists, page: "collection" },
    "links lead to the files": { once: linksToFiles, page: "collection" },
    "keys go from article to article": { once: goes, page: "collection" },
    "an article is read with its marks": { once: reads, page: "article" },
    "lines are put in order": { each: ordersLines },
    "a word shows its groups": { each: showsGroups, page: "collection" },
    "a word of the chart shows its contexts": { each: opensChart, page: "comparison" },
    "each list is saved": { once: saves, page: "collection" },
    "the interface speaks German": { each: speaks, page: "german" },
    "a topic shows more documents": { each: turnsOver, page: "topics" },
    "a key sentence is shown in its place": { each: placesSentences, page: "article" },
    "the slider weighs a topic's words, by keyboard": { once: weighs },
    "the slider weighs a topic's words, by mouse": { once: weighsByMouse },
    "the first stop of the Tab key leads to the content": { once: skips },
    "the Tab key reaches all": {
        once: async (page) => {
            for (const selector of [".skip", "#filter", "#lambda", ".topic > summary", "thead button", "button.term", "#list a", ".read > summary"])
                await tabTo(page, selector);
        },
    },
    "without scripts nothing is missing but the tools": {
        look: still,
        once: async (page) => {
            assert.ok((await shown(page, "#terms tbody tr")) > 5);
            assert.equal(await shown(page, ":is(#filter, #lambda, #panel, button)"), 0);
            await page.locator(".contexts summary").first().click();
            assert.ok((await shown(page, ".contexts details[open] li")) > 0);
            await page.locator("#phrases tbody a.term").last().click();
            assert.equal(await page.locator(".contexts details[open]").count(), 2, "a term leads to its context");
            await page.locator(".lead a").first().click();
            assert.equal(await shown(page, ".topic[open] .units"), 1, "a topic opens");
        },
    },
    "paper shows the text and no tools": {
        once: async (page) => {
            await page.emulateMedia({ media: "print" });
            assert.equal(await shown(page, ":is(nav, input, .read, .csv, #panel)"), 0);
            assert.ok((await shown(page, "#terms tbody tr")) > 5);
        },
    },
};

// Text of the input makes no element, runs nothing and hides nothing.
async function harmless(page) {
    assert.equal(await page.evaluate("window.hostile"), undefined);
    assert.equal(await page.locator("script:not([type])").count(), 1);
    assert.equal(await page.locator("img, iframe, object, embed, form, base, [onload], [onerror]").count(), 0);
}

async function all() {
    const cases = [];
    for (const [what, { each, once, look = desk, page: name = "samples" }] of Object.entries(tests)) {
        if (once) cases.push([what, name, look, once]);
        for (const hand of each ? ["mouse", "keyboard"] : [])
            cases.push([`${what}, by ${hand}`, name, look, (page) => each(page, press[hand])]);
    }
    for (const name of pages)
        for (const [tag, look] of Object.entries(looks))
            cases.push([`${name}, ${tag}, fits and is accessible`, name, look, async (page) => {
                await fits(page);
                await accessible(page);
            }]);
    // axe-core itself needs scripts: it gets the page without those of the page.
    for (const name of pages) {
        const text = fs.readFileSync(path.join(folder, `${name}.html`), "utf8");
        const bare = text.replace(/<script>[^]*?<\/script>/, "");
        assert.notEqual(bare, text);
        fs.writeFileSync(path.join(folder, `${name}-bare.html`), bare);
        cases.push([`${name}, scripts off, fits and is accessible`, `${name}-bare`, desk, async (page) => {
            await fits(page);
            await accessible(page);
        }]);
    }
    for (const [tag, look] of Object.entries(looks))
        cases.push([`what was pressed, ${tag}, fits and is accessible`, "samples", look, showsPanel]);
    cases.push(["hostile text is only text", "hostile", desk, harmless]);

    let failed = 0;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });
    const wanted = process.argv[3] ?? "";
    for (const [what, name, look, use] of cases.filter((row) => row[0].includes(wanted)))
        await visit(name, look, use).catch((error) => {
            failed++;
            console.error(`browser: ${what}: ${error.message}`);
        });
    await browser.close();
    console.log(`browser: ${cases.length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

all().catch((error) => { console.error(`browser: ${error.message}`); process.exitCode = 1; });
