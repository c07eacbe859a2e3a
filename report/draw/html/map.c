/* The page's map of topics: circles by their share, apart enough to be read. */
#include <math.h>
#include <stdlib.h>

#include "lib/escape.h"
#include "lib/memory.h"
#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum {
    MAP_WIDTH = 960,
    HEIGHT_LEAST = 160, /* of the map, with so much more a topic */
    HEIGHT_EACH = 17,
    HEIGHT_MOST = 1100,
    MAP_MARGIN = 12,
    LABEL_COLUMNS = 24, /* of a line of a label, which has at most two */
    LABEL_HEIGHT = 17,  /* of a line */
    COLUMN = 8,         /* width of one column of a label, of the widest letters */
    GAP = 4,            /* between two topics */
    ROUNDS = 2000,      /* of moving topics apart */
    RADIUS_LEAST = 10,
    RADIUS_MOST = 46, /* of the largest topic; less where there are many */
};

/* A topic's circle with its label below: a box around both. */
struct place {
    struct span lines[2]; /* of the label; the second may be empty */
    double x, y;          /* the circle's centre */
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

/* The text in at most `columns`. */
static struct span shortened(struct html *html, struct span text)
{
    if (display_width(text) <= LABEL_COLUMNS)
        return text;
    struct span cut = display_cut(text, LABEL_COLUMNS - 1);
    return arena_print(&html->arena, "%.*s…", (int)cut.size, cut.data);
}

/* Divides a label that is too long for one line into two: at the space that makes the
 * longer of them shortest. */
static void divide_label(struct html *html, struct span label, struct span lines[2])
{
    size_t space = 0, width = display_width(label), least = width;
    lines[1] = (struct span){"", 0};
    for (size_t at = 1; at < label.size && width > LABEL_COLUMNS; at++) {
        if (label.data[at] != ' ')
            continue;
        size_t first = display_width((struct span){label.data, at});
        size_t second = width - first - 1;
        size_t longer = first > second ? first : second;
        if (longer < least) {
            space = at;
            least = longer;
        }
    }
    lines[0] = shortened(html, (struct span){label.data, space ? space : label.size});
    if (space)
        lines[1] =
            shortened(html, (struct span){label.data + space + 1, label.size - space - 1});
}

static void measure(struct html *html, const struct topic *topic, double part, double most,
    struct place *place)
{
    divide_label(html, harmless_new(&html->arena, topic->label), place->lines);
    double first = COLUMN * (double)display_width(place->lines[0]) / 2;
    double second = COLUMN * (double)display_width(place->lines[1]) / 2;
    double label = first > second ? first : second;
    place->radius = limit(most * sqrt(part), RADIUS_LEAST, most);
    place->half_width = label > place->radius ? label : place->radius;
    place->above = place->radius;
    place->below = place->radius + LABEL_HEIGHT * (place->lines[1].size ? 2 : 1);
}

static struct place *places_new(struct html *html, double height)
{
    const struct summary *summary = html->summary;
    struct place *places = memory_new(summary->topic_count + 1, sizeof *places);
    double share = 0,
           most = limit(150 / sqrt((double)summary->topic_count), 18, RADIUS_MOST);
    for (size_t t = 0; t < summary->topic_count; t++)
        share = summary->topics[t].share > share ? summary->topics[t].share : share;
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        measure(html, topic, share > 0 ? topic->share / share : 0, most, &places[t]);
        places[t].x = topic->x * MAP_WIDTH;
        places[t].y = topic->y * height;
        keep_inside(&places[t], height);
    }
    part_all(places, summary->topic_count, height);
    return places;
}

static void draw_place(struct html *html, const struct place *place, size_t number)
{
    output_print(html->output,
        "<a href=\"#topic-%zu\"><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>"
        "<text class=\"number\" x=\"%.1f\" y=\"%.1f\">%zu</text>",
        number, place->x, place->y, place->radius, place->x, place->y, number);
    for (int i = 0; i < 2 && place->lines[i].size; i++) {
        output_print(html->output, "<text class=\"label\" x=\"%.1f\" y=\"%.1f\">", place->x,
            place->y + place->radius + LABEL_HEIGHT * (i + 1) - 4);
        html_text(html, place->lines[i]);
        html_raw(html, "</text>");
    }
    html_raw(html, "</a>\n");
}

void html_map(struct html *html)
{
    const struct summary *summary = html->summary;
    int height = HEIGHT_LEAST + HEIGHT_EACH * (int)summary->topic_count;
    height = height < HEIGHT_MOST ? height : HEIGHT_MOST;
    struct place *places = places_new(html, height);
    output_print(html->output,
        "<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"Map of the "
        "topics: near each other are those of the same %s\">\n",
        MAP_WIDTH, height, summary->unit ? summary->unit : "texts");
    for (size_t t = 0; t < summary->topic_count; t++)
        draw_place(html, &places[t], t + 1);
    html_raw(html, "</svg>\n");
    free(places);
}
