/* The page's map of topics: circles by their share, apart enough to be read. */
#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/display.h"
#include "report/draw_html.h"

enum {
    MAP_WIDTH = 960,
    HEIGHT_LEAST = 160, /* of the map, with so much more a topic */
    HEIGHT_EACH = 17,
    HEIGHT_MOST = 520,
    MAP_MARGIN = 12,
    LABEL_COLUMNS = 24,
    LABEL_HEIGHT = 18, /* of the line of a label */
    COLUMN = 7,        /* width of one column of a label, and a little more */
    GAP = 4,           /* between two topics */
    ROUNDS = 400,      /* of moving topics apart */
};

/* A topic's circle with its label below: a box around both. */
struct place {
    double x, y; /* the circle's centre */
    double radius;
    double half_width;   /* of the box */
    double above, below; /* the centre */
};

static double limit(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

/* Moves two boxes apart, along the axis on which they overlap less; `patience`, 1 to 0,
 * weighs against the vertical one, where room ends first. */
static bool part(struct place *a, struct place *b, double patience)
{
    double wide = a->half_width + b->half_width + GAP - fabs(a->x - b->x);
    bool higher = a->y < b->y || (a->y <= b->y && a < b);
    double high = higher ? a->y + a->below + GAP - (b->y - b->above)
                         : b->y + b->below + GAP - (a->y - a->above);
    if (wide <= 0 || high <= 0)
        return false;
    if (high < wide * patience) {
        a->y += (higher ? -high : high) / 2;
        b->y += (higher ? high : -high) / 2;
    } else {
        bool left = a->x < b->x || (a->x <= b->x && a < b);
        a->x += (left ? -wide : wide) / 2;
        b->x += (left ? wide : -wide) / 2;
    }
    return true;
}

static void keep_inside(struct place *place, double height)
{
    place->x = limit(place->x, MAP_MARGIN + place->half_width,
        MAP_WIDTH - MAP_MARGIN - place->half_width);
    place->y =
        limit(place->y, MAP_MARGIN + place->above, height - MAP_MARGIN - place->below);
}

static void part_all(struct place *places, size_t count, double height)
{
    bool moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
        double patience = 1 - (double)round / ROUNDS;
        moved = false;
        for (size_t i = 0; i < count; i++)
            for (size_t j = i + 1; j < count; j++)
                moved = part(&places[i], &places[j], patience) || moved;
        for (size_t i = 0; i < count; i++)
            keep_inside(&places[i], height);
    }
}

static struct span short_label(struct html *html, const struct topic *topic)
{
    struct span label = display_harmless(&html->arena, topic->label);
    struct span cut = display_cut(label, LABEL_COLUMNS);
    return cut.size == label.size
               ? label
               : arena_print(&html->arena, "%.*s…", (int)cut.size, cut.data);
}

static struct place *places_new(struct html *html, double height)
{
    const struct summary *summary = html->summary;
    struct place *places = memory_new(summary->topic_count + 1, sizeof *places);
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        struct place *place = &places[t];
        double label = COLUMN * (double)display_width(short_label(html, topic)) / 2;
        place->radius = 6 + 70 * sqrt(topic->share > 0 ? topic->share : 0);
        place->radius = place->radius > 48 ? 48 : place->radius;
        place->half_width = label > place->radius ? label : place->radius;
        place->above = place->radius;
        place->below = place->radius + LABEL_HEIGHT;
        place->x = topic->x * MAP_WIDTH;
        place->y = topic->y * height;
        keep_inside(place, height);
    }
    part_all(places, summary->topic_count, height);
    return places;
}

void html_map(struct html *html)
{
    const struct summary *summary = html->summary;
    int height = HEIGHT_LEAST + HEIGHT_EACH * (int)summary->topic_count;
    height = height < HEIGHT_MOST ? height : HEIGHT_MOST;
    struct place *places = places_new(html, height);
    output_print(html->output,
        "<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"Map of the "
        "topics: "
        "near each other are those of the same documents\">\n",
        MAP_WIDTH, height);
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct place *place = &places[t];
        output_print(html->output,
            "<a href=\"#topic-%zu\"><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", t + 1,
            place->x, place->y, place->radius);
        output_print(html->output, "<text x=\"%.1f\" y=\"%.1f\">", place->x,
            place->y + place->radius + LABEL_HEIGHT - 5);
        html_text(html, short_label(html, &summary->topics[t]));
        html_raw(html, "</text></a>\n");
    }
    html_raw(html, "</svg>\n");
    free(places);
}
