/* Words by their frequencies on the two sides of a comparison, those that stand apart named. */
#include <math.h>

#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum {
    WIDTH = 960,
    HEIGHT = 640,
    LEFT = 64,
    RIGHT = 16,
    TOP = 28,
    BOTTOM = 44,
    RADIUS = 4,
    LABEL_HEIGHT = 15,
    LABEL_GAP = 7,    /* between a point and its label */
    LABELS_SIDE = 45, /* names of each side, at most, and of words that both have alike */
    LABELS_SHARED = 14,
    LABELS = 2 * LABELS_SIDE + LABELS_SHARED,
};

static const double column_width = 7.1; /* of a label's letters, on the average */

struct box {
    double left, top, right, bottom;
};

struct scatter {
    struct html *html;
    double unit, most; /* the lowest frequency above 0, and the highest, per million */
    struct box labels[LABELS];
    size_t label_count;
};

/* ---------------------------------------------------------------- where */

static double here_of(const struct summary_row *row)
{
    return 1e6 * row->share;
}

/* 0 to 1: logarithmic, and 0 is 0. */
static double scale(const struct scatter *scatter, double per_million)
{
    return log1p(per_million / scatter->unit) / log1p(scatter->most / scatter->unit);
}

static double across(const struct scatter *scatter, double per_million)
{
    return LEFT + (WIDTH - LEFT - RIGHT) * scale(scatter, per_million);
}

static double down(const struct scatter *scatter, double per_million)
{
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * scale(scatter, per_million);
}

static void find_range(struct scatter *scatter, const struct summary_rows *rows)
{
    scatter->unit = INFINITY;
    for (size_t i = 0; i < rows->count; i++) {
        const double values[] = {here_of(&rows->rows[i]), rows->rows[i].usual};
        for (int side = 0; side < 2; side++) {
            if (values[side] > 0 && values[side] < scatter->unit)
                scatter->unit = values[side];
            if (values[side] > scatter->most)
                scatter->most = values[side];
        }
    }
}

/* ---------------------------------------------------------------- axes */

static void draw_tick(struct scatter *scatter, double value)
{
    struct html *html = scatter->html;
    double x = across(scatter, value), y = down(scatter, value);
    struct span number = display_number(&html->arena, (uint64_t)value);
    output_print(html->output,
        "<text class=\"tick\" x=\"%.0f\" y=\"%d\">%.*s</text>"
        "<text class=\"tick side\" x=\"%d\" y=\"%.0f\">%.*s</text>\n",
        x, HEIGHT - BOTTOM + 18, (int)number.size, number.data, LEFT - 8, y + 4,
        (int)number.size, number.data);
}

static void draw_axes(struct scatter *scatter)
{
    struct html *html = scatter->html;
    const char *const *sides = html->summary->sides;
    double low = HEIGHT - BOTTOM;
    output_print(html->output,
        "<path class=\"axis\" d=\"M%d %dV%.0fH%d\"/>"
        "<path class=\"diagonal\" d=\"M%d %.0fL%d %d\"/>\n",
        LEFT, TOP, low, WIDTH - RIGHT, LEFT, low, WIDTH - RIGHT, TOP);
    draw_tick(scatter, 0);
    for (uint64_t value = 1; (double)value < scatter->most; value *= 10)
        if (scale(scatter, (double)value) > 0.1)
            draw_tick(scatter, (double)value);
    output_print(html->output, "<text class=\"name g-1\" x=\"%d\" y=\"%d\">", WIDTH - RIGHT,
        HEIGHT - 8);
    html_text(html, span_of(sides[0]));
    output_print(html->output, " →</text><text class=\"name up g-2\" x=\"%d\" y=\"%d\">↑ ",
        LEFT - 40, TOP - 12);
    html_text(html, span_of(sides[1]));
    html_raw(html, "</text>\n");
}

/* ---------------------------------------------------------------- points */

static void draw_point(struct scatter *scatter, const struct summary_row *row)
{
    struct html *html = scatter->html;
    output_print(html->output, "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%d\"><title>",
        across(scatter, here_of(row)), down(scatter, row->usual), RADIUS);
    html_text(html, row->text);
    output_print(html->output, " %.0f : %.0f</title></circle>\n", here_of(row), row->usual);
}

static void draw_points(struct scatter *scatter, const struct summary_row *rows,
    size_t count, const char *class)
{
    output_print(scatter->html->output, "<g class=\"%s\">\n", class);
    for (size_t i = 0; i < count; i++)
        draw_point(scatter, &rows[i]);
    html_raw(scatter->html, "</g>\n");
}

/* ---------------------------------------------------------------- labels */

static bool overlap(const struct box *a, const struct box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom &&
           b->top < a->bottom;
}

static bool is_free(const struct scatter *scatter, const struct box *box)
{
    bool free = box->left > LEFT && box->right < WIDTH && box->top > TOP - LABEL_HEIGHT &&
                box->bottom <= HEIGHT - BOTTOM + 2;
    for (size_t i = 0; i < scatter->label_count && free; i++)
        free = !overlap(&scatter->labels[i], box);
    return free;
}

/* Beside the point: at its right, at its left, above or below that. */
static bool find_place(
    const struct scatter *scatter, double x, double y, double width, struct box *box)
{
    for (int place = 0; place < 6; place++) {
        double left = place % 2 ? x - LABEL_GAP - width : x + LABEL_GAP;
        double top = y - LABEL_HEIGHT / 2.0 +
                     (place / 2 == 1      ? -LABEL_HEIGHT * 0.7
                         : place / 2 == 2 ? LABEL_HEIGHT * 0.7
                                          : 0);
        *box = (struct box){left, top, left + width, top + LABEL_HEIGHT};
        if (is_free(scatter, box))
            return true;
    }
    return false;
}

/* The number of its context, where one of the lists has the term. */
static size_t context_of(const struct summary *summary, const struct summary_row *row)
{
    const struct summary_rows *lists[] = {
        &summary->keyness, &summary->only, &summary->falling};
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (span_equal(lists[l]->rows[i].term, row->term) &&
                span_equal(lists[l]->rows[i].lang, row->lang))
                return lists[l]->rows[i].context;
    return 0;
}

static void draw_label(struct scatter *scatter, const struct summary_row *row)
{
    struct html *html = scatter->html;
    double x = across(scatter, here_of(row)), y = down(scatter, row->usual);
    double width = column_width * (double)display_width(row->text);
    struct box box;
    size_t context = context_of(html->summary, row);
    if (scatter->label_count == LABELS || !find_place(scatter, x, y, width, &box))
        return;
    scatter->labels[scatter->label_count++] = box;
    if (context)
        output_print(html->output, "<a href=\"#in-%zu\">", context);
    output_print(html->output, "<text class=\"word\" x=\"%.0f\" y=\"%.0f\"%s>",
        box.left < x ? box.right : box.left, box.bottom - 3,
        box.left < x ? " text-anchor=\"end\"" : "");
    html_text(html, row->text);
    html_raw(html, context ? "</text></a>\n" : "</text>\n");
}

/* The surest first, one side and the other in turn. */
static void draw_labels(struct scatter *scatter)
{
    const struct summary *summary = scatter->html->summary;
    const struct summary_row *rows = summary->scatter.rows;
    size_t here = summary->scatter_sides[0], there = summary->scatter_sides[1];
    size_t shared = summary->scatter.count - here - there;
    for (size_t i = 0; i < LABELS_SIDE; i++) {
        if (i < here)
            draw_label(scatter, &rows[i]);
        if (i < there)
            draw_label(scatter, &rows[here + i]);
    }
    for (size_t i = 0; i < shared && i < LABELS_SHARED; i++)
        draw_label(scatter, &rows[here + there + i]);
}

void html_scatter(struct html *html)
{
    const struct summary *summary = html->summary;
    const struct summary_row *rows = summary->scatter.rows;
    size_t here = summary->scatter_sides[0], there = summary->scatter_sides[1];
    struct scatter scatter = {.html = html};
    find_range(&scatter, &summary->scatter);
    html_section(html, SECTION_SCATTER, false);
    output_print(html->output,
        "<div class=\"chart\" tabindex=\"0\" role=\"group\" "
        "aria-labelledby=\"scatter-title\">\n"
        "<svg viewBox=\"0 0 %d %d\" role=\"group\" aria-labelledby=\"scatter-title\">\n",
        WIDTH, HEIGHT);
    draw_axes(&scatter);
    draw_points(
        &scatter, rows + here + there, summary->scatter.count - here - there, "both");
    draw_points(&scatter, rows, here, "g-1");
    draw_points(&scatter, rows + here, there, "g-2");
    draw_labels(&scatter);
    html_raw(html, "</svg>\n</div>\n</section>\n");
}
