/* Topics over time. */
#include "report/draw/html/html.h"

/* A bar a period, as high as the topic's share. */
static void draw_strip(struct html *html, const struct topic *topic, double most)
{
    size_t count = html->summary->period_count;
    output_print(html->output,
        "<td class=\"strip\"><svg viewBox=\"0 0 %zu 10\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\">",
        count);
    for (size_t i = 0; i < count; i++) {
        double height = most > 0 ? 10 * topic->trend[i] / most : 0;
        if (height > 0)
            output_print(html->output,
                "<rect x=\"%zu\" y=\"%.2f\" width=\".9\" height=\"%.2f\"/>", i, 10 - height,
                height);
    }
    html_raw(html, "</svg></td>");
}

static void draw_share(struct html *html, double share)
{
    output_print(html->output, "<td>%.1f %%</td>", 100 * share);
}

/* How the last period differs from the one before, in percentage points. */
static void draw_change(struct html *html, double change)
{
    double points = 100 * change;
    output_print(html->output, "<td>%s%.1f%s</td>", points < -0.05 ? "−" : "+",
        points < 0 ? -points : points,
        points >= 1    ? " ▲"
        : points <= -1 ? " ▼"
                       : "");
}

void html_trends(struct html *html)
{
    const struct summary *summary = html->summary;
    size_t last = summary->period_count - 1;
    double most = draw_trend_most(summary);
    bool topics =
        summary_has(summary, SECTION_TOPICS) || summary_has(summary, SECTION_DOCUMENTS);
    html_section(html, SECTION_TRENDS, false);
    html_raw(html, "<table>\n<thead><tr><th scope=\"col\">");
    html_words(html, "topic");
    html_raw(html, "</th><th scope=\"col\">");
    html_text(html, summary->periods[0]);
    html_raw(html, "</th><th scope=\"col\" class=\"strip\">");
    html_words(html, "share");
    html_raw(html, "</th><th scope=\"col\">");
    html_text(html, summary->periods[last]);
    html_raw(html, "</th><th scope=\"col\">");
    html_words(html, "change");
    html_raw(html, "</th></tr></thead>\n<tbody>\n");
    for (size_t t = 0; t < draw_trends(summary); t++) {
        const struct topic *topic = &summary->topics[t];
        html_raw(html, "<tr><th scope=\"row\">");
        if (topics)
            output_print(html->output, "<a class=\"t-%zu\" href=\"#topic-%zu\">",
                t % HTML_COLORS + 1, t + 1);
        html_raw(html, "<bdi>");
        html_text(html, topic->label);
        html_raw(html, topics ? "</bdi></a></th>" : "</bdi></th>");
        draw_share(html, topic->trend[0]);
        draw_strip(html, topic, most);
        draw_share(html, topic->trend[last]);
        draw_change(html, topic->trend[last] - topic->trend[last - 1]);
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table>\n</section>\n");
}
