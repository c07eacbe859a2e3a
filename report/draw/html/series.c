/* Terms over time: a line each, with its name at its end, and the numbers in a table. */
#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum {
    WIDTH = 960,
    LEFT = 64,
    RIGHT = 150, /* the names' room */
    TOP = 16,
    BOTTOM = 32,
    PLOT_LEAST = 260, /* the height of the lines' room */
    LABEL_HEIGHT = 16,
    LABEL_GAP = 8,
    LABEL_MOST = 19,   /* columns of a name */
    POINTS_MOST = 120, /* periods that have a point each, beside the line */
    TICKS = 4,
    ROWS_MOST = 400, /* periods of the table: the newest */
};

struct chart {
    struct html *html;
    const struct summary *summary;
    double most; /* the highest rate */
    double plot; /* the height of the lines' room */
};

struct label {
    size_t series;
    double y;
};

static double across(const struct chart *chart, size_t period)
{
    const long *days = chart->summary->series_days;
    long range = days[chart->summary->series_period_count - 1] - days[0];
    double part = range ? (double)(days[period] - days[0]) / (double)range : 0.5;
    return LEFT + part * (WIDTH - LEFT - RIGHT);
}

static double down(const struct chart *chart, double rate)
{
    return TOP + chart->plot * (1 - (chart->most > 0 ? rate / chart->most : 0));
}

/* The lowest number of one digit and zeros that is not below the highest rate. */
static double round_up(double rate)
{
    double unit = 1;
    while (10 * unit < rate)
        unit *= 10;
    double digit = 1;
    while (digit * unit < rate)
        digit++;
    return digit * unit;
}

static struct chart chart_of(struct html *html)
{
    const struct summary *summary = html->summary;
    struct chart chart = {.html = html, .summary = summary, .plot = PLOT_LEAST};
    for (size_t t = 0; t < summary->series_count; t++)
        for (size_t p = 0; p < summary->series_period_count; p++)
            if (summary->series[t].rates[p] > chart.most)
                chart.most = summary->series[t].rates[p];
    chart.most = round_up(chart.most);
    double names = LABEL_HEIGHT * (double)summary->series_count;
    chart.plot = names > chart.plot ? names : chart.plot;
    return chart;
}

/* ---------------------------------------------------------------- axes */

static void draw_axes(const struct chart *chart)
{
    struct html *html = chart->html;
    const struct summary *summary = chart->summary;
    size_t last = summary->series_period_count - 1;
    for (int i = 0; i <= TICKS; i++) {
        double value = chart->most * i / TICKS, y = down(chart, value);
        output_print(html->output,
            "<path%s d=\"M%d %.1fH%d\"/><text class=\"tick side\" x=\"%d\" y=\"%.1f\">",
            i ? " class=\"grid\"" : "", LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 4);
        if (chart->most < 2 * TICKS)
            output_print(html->output, "%.3g", value);
        else
            html_number(html, (uint64_t)(value + 0.5));
        html_raw(html, "</text>\n");
    }
    for (size_t p = 0; p <= last; p += last ? last : 1) {
        output_print(html->output, "<text class=\"tick%s\" x=\"%.1f\" y=\"%.1f\">",
            last == 0 ? ""
            : p       ? " side"
                      : " start",
            across(chart, p), TOP + chart->plot + 20);
        html_text(html, summary->series_periods[p]);
        html_raw(html, "</text>\n");
    }
}

/* ---------------------------------------------------------------- lines */

static void draw_points(const struct chart *chart, const struct summary_series *series)
{
    struct html *html = chart->html;
    size_t count = chart->summary->series_period_count;
    for (size_t p = 0; p < count && count <= POINTS_MOST; p++) {
        output_print(html->output, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>",
            across(chart, p), down(chart, series->rates[p]));
        html_text(html, series->term);
        html_raw(html, ", ");
        html_text(html, chart->summary->series_periods[p]);
        output_print(html->output, ": %llu</title></circle>\n",
            (unsigned long long)series->counts[p]);
    }
}

static void draw_line(const struct chart *chart, size_t number)
{
    struct html *html = chart->html;
    const struct summary_series *series = &chart->summary->series[number];
    output_print(html->output, "<g class=\"g-%zu\"><path class=\"line\" d=\"",
        number % HTML_COLORS + 1);
    for (size_t p = 0; p < chart->summary->series_period_count; p++)
        output_print(html->output, "%s%.1f %.1f", p ? "L" : "M", across(chart, p),
            down(chart, series->rates[p]));
    html_raw(html, "\"/>\n");
    draw_points(chart, series);
    html_raw(html, "</g>\n");
}

/* ---------------------------------------------------------------- names */

/* The names at the lines' ends, from the highest down. */
static struct label *sort_labels(const struct chart *chart)
{
    const struct summary *summary = chart->summary;
    size_t count = summary->series_count, last = summary->series_period_count - 1;
    struct label *labels = arena_new(&chart->html->arena, count, sizeof *labels);
    for (size_t t = 0; t < count; t++) {
        struct label label = {t, down(chart, summary->series[t].rates[last])};
        size_t at = t;
        for (; at > 0 && labels[at - 1].y > label.y; at--)
            labels[at] = labels[at - 1];
        labels[at] = label;
    }
    return labels;
}

/* No name on another: from the top down each below the one before, and where the last has
 * no room, from the bottom up above it. */
static void spread_labels(const struct chart *chart, struct label *labels, size_t count)
{
    double low = TOP + chart->plot;
    for (size_t i = 1; i < count; i++)
        if (labels[i].y < labels[i - 1].y + LABEL_HEIGHT)
            labels[i].y = labels[i - 1].y + LABEL_HEIGHT;
    for (size_t i = count; i-- > 0; low = labels[i].y - LABEL_HEIGHT)
        if (labels[i].y > low)
            labels[i].y = low;
}

static void draw_labels(const struct chart *chart)
{
    struct html *html = chart->html;
    size_t count = chart->summary->series_count;
    struct label *labels = sort_labels(chart);
    spread_labels(chart, labels, count);
    for (size_t i = 0; i < count; i++) {
        size_t number = labels[i].series;
        struct span term = chart->summary->series[number].term;
        struct span shown = display_cut(term, LABEL_MOST);
        output_print(html->output, "<text class=\"name up g-%zu\" x=\"%d\" y=\"%.1f\">",
            number % HTML_COLORS + 1, WIDTH - RIGHT + LABEL_GAP, labels[i].y + 4);
        html_text(html, shown);
        html_raw(html, shown.size < term.size ? "…</text>\n" : "</text>\n");
    }
}

static void draw_chart(struct html *html)
{
    struct chart chart = chart_of(html);
    output_print(html->output,
        "<div class=\"chart\" tabindex=\"0\" role=\"group\" "
        "aria-labelledby=\"series-title\">\n"
        "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-labelledby=\"series-title\">\n",
        WIDTH, TOP + chart.plot + BOTTOM);
    draw_axes(&chart);
    for (size_t t = 0; t < html->summary->series_count; t++)
        draw_line(&chart, t);
    draw_labels(&chart);
    html_raw(html, "</svg>\n</div>\n");
}

/* ---------------------------------------------------------------- numbers */

static void draw_row(struct html *html, size_t period)
{
    const struct summary *summary = html->summary;
    html_raw(html, "<tr><th scope=\"row\">");
    html_text(html, summary->series_periods[period]);
    html_raw(html, "</th>");
    for (size_t t = 0; t < summary->series_count; t++) {
        html_raw(html, "<td>");
        html_number(html, summary->series[t].counts[period]);
        html_raw(html, "</td>");
    }
    html_raw(html, "</tr>\n");
}

static void draw_total(struct html *html)
{
    const struct summary *summary = html->summary;
    html_raw(html, "</tbody>\n<tfoot><tr><th scope=\"row\">");
    html_words(html, "in all");
    html_raw(html, "</th>");
    for (size_t t = 0; t < summary->series_count; t++) {
        html_raw(html, "<td>");
        html_number(html, summary->series[t].count);
        html_raw(html, "</td>");
    }
    html_raw(html, "</tr></tfoot>");
}

static void draw_table(struct html *html)
{
    const struct summary *summary = html->summary;
    size_t count = summary->series_period_count;
    html_raw(html,
        "<div class=\"numbers\" tabindex=\"0\" role=\"group\" "
        "aria-labelledby=\"series-title\">\n<table>\n<thead><tr><th scope=\"col\">");
    html_words(html, draw_period(summary));
    html_raw(html, "</th>");
    for (size_t t = 0; t < summary->series_count; t++) {
        html_raw(html, "<th scope=\"col\"><bdi>");
        html_text(html, summary->series[t].term);
        html_raw(html, "</bdi></th>");
    }
    html_raw(html, "</tr></thead>\n<tbody>\n");
    for (size_t p = count > ROWS_MOST ? count - ROWS_MOST : 0; p < count; p++)
        draw_row(html, p);
    draw_total(html);
    html_raw(html, "</table>\n</div>\n");
}

void html_series(struct html *html)
{
    html_section(html, SECTION_SERIES, false);
    draw_chart(html);
    draw_table(html);
    html_raw(html, "</section>\n");
}
