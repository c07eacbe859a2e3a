// Takes the pictures: a page in light and dark, on a phone, and the text screen.
// usage: node screenshots.js FOLDER-OF-PAGES FOLDER-OF-PICTURES
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const [pages, pictures] = process.argv.slice(2).map((folder) => path.resolve(folder));
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
const still = { reducedMotion: "reduce" };
const desk = { ...still, viewport: { width: 1180, height: 900 } };
const phone = { ...still, viewport: { width: 390, height: 844 } };

// What a terminal makes of report's three looks.
function screenToHtml(text) {
    const looks = { 0: "</span>", 1: "<span class=bold>", 2: "<span class=dim>", 36: "<span class=accent>" };
    const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const marked = escaped.replace(/\x1b\[(\d+)m/g, (_, look) => looks[look]);
    return `<!DOCTYPE html><meta charset="utf-8"><style>
        body { margin: 0; background: #16181b; }
        pre { margin: 0; padding: 18px 22px; width: max-content; color: #d5d8dc; font: 14px/17px "DejaVu Sans Mono", monospace; }
        .bold { color: #fff; font-weight: bold; } .dim { color: #8d949c; } .accent { color: #56b6c9; }
    </style><pre>${marked}</pre>`;
}

async function take(browser, name, look, use) {
    const page = await (await browser.newContext(look)).newPage();
    const file = path.join(pictures, `${name}.png`);
    await use(page, file);
    await page.context().close();
}

const open = (page, name) => page.goto(pathToFileURL(path.join(pages, name)).href);

async function all() {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });
    await take(browser, "page", desk, async (page, file) => {
        await open(page, "archive.html");
        await page.screenshot({ path: file });
    });
    await take(browser, "page-dark", { ...desk, colorScheme: "dark" }, async (page, file) => {
        await open(page, "archive.html");
        await page.locator("button.term", { hasText: /^ferry$/ }).first().click();
        await page.screenshot({ path: file });
    });
    await take(browser, "phone", phone, async (page, file) => {
        await open(page, "article.html");
        await page.screenshot({ path: file });
    });
    await take(browser, "screen", desk, async (page, file) => {
        await page.setContent(screenToHtml(fs.readFileSync(path.join(pages, "screen.txt"), "utf8")));
        await page.locator("pre").screenshot({ path: file });
    });
    await browser.close();
}

all().catch((error) => { console.error(`screenshots: ${error.message}`); process.exitCode = 1; });
