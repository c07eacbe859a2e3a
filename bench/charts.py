"""Charts as SVG: bars, and lines on two scales of logarithms. Values are positive.

The values are drawn on logarithmic scales, since what is compared differs by powers of ten.
"""
import math
from html import escape

OURS, OTHERS = "#0b6e8a", "#b3b9bd"
LINES = ["#0b6e8a", "#c2571a", "#5b8c2a", "#7a4fa3", "#b5346a", "#8a6d0b"]
GRID, INK = "#dddddd", "#222222"


def svg(width, height, parts):
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" '
            'font-family="sans-serif" font-size="13" fill="%s">\n'
            '<rect width="100%%" height="100%%" fill="white"/>\n%s\n</svg>\n'
            % (width, height, width, height, INK, "\n".join(parts)))


def text(x, y, content, anchor="start", more=""):
    return ('<text x="%.1f" y="%.1f" text-anchor="%s"%s>%s</text>'
            % (x, y, anchor, more, escape(content)))


def line(x1, y1, x2, y2, more):
    return '<path d="M%.1f %.1fL%.1f %.1f" fill="none" %s/>' % (x1, y1, x2, y2, more)


def write(path, width, height, parts):
    with open(path, "w", encoding="utf-8") as file:
        file.write(svg(width, height, parts))


def scale(low, high, begin, end):
    """A function from values to pixels, and the powers of ten from low to high."""
    least, most = math.log10(low), math.log10(high)
    powers = [10.0 ** power for power in range(math.ceil(least), math.floor(most) + 1)]
    return (lambda value: begin + (end - begin) * (math.log10(value) - least) / (most - least),
            powers)


def whole_scale(values, begin, end):
    """The same from a power of ten to a power of ten."""
    low = math.floor(math.log10(min(values)))
    high = max(math.ceil(math.log10(max(values))), low + 1)
    return scale(10.0 ** low, 10.0 ** high, begin, end)


def short(value):
    """A power of ten for the eye: 0.01, 100, 10 k, 1 M."""
    for least, unit in ((1e9, " G"), (1e6, " M"), (1e4, " k")):
        if value >= least:
            return "%g%s" % (value / (1e3 if unit == " k" else least), unit)
    return "%g" % value


def bars(rows, path, label, ours=()):
    """A bar for each of rows, (name, value); those named in ours stand out. label says what the
    values are."""
    left, right, step = 330, 900, 24
    values = [value for _, value in rows]
    to_x, powers = scale(min(values) / 2, max(values) * 1.5, left, right)
    bottom = len(rows) * step + 16
    parts = []
    for power in powers:
        parts.append(line(to_x(power), 8, to_x(power), bottom, 'stroke="%s"' % GRID))
        parts.append(text(to_x(power), bottom + 16, short(power), "middle"))
    for i, (name, value) in enumerate(rows):
        y = 12 + i * step
        colour = OURS if name in ours else OTHERS
        parts.append(text(left - 8, y + 14, name, "end"))
        parts.append('<rect x="%d" y="%d" width="%.1f" height="18" fill="%s"/>'
                     % (left, y, max(to_x(value) - left, 1), colour))
        parts.append(text(to_x(value) + 5, y + 14, "%.3g" % value))
    parts.append(text((left + right) / 2, bottom + 36, label, "middle"))
    write(path, right + 60, bottom + 48, parts)


def spread(heights, gap):
    """The heights moved down, in their order, until each is gap below the one before."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    moved = list(heights)
    for before, i in zip(order, order[1:]):
        moved[i] = max(moved[i], moved[before] + gap)
    return moved


def draw_axes(to_x, to_y, x_powers, y_powers, labels):
    left, right = to_x(x_powers[0]), to_x(x_powers[-1])
    bottom, top = to_y(y_powers[0]), to_y(y_powers[-1])
    for power in x_powers:
        yield line(to_x(power), top, to_x(power), bottom, 'stroke="%s"' % GRID)
        yield text(to_x(power), bottom + 18, short(power), "middle")
    for power in y_powers:
        yield line(left, to_y(power), right, to_y(power), 'stroke="%s"' % GRID)
        yield text(left - 8, to_y(power) + 4, short(power), "end")
    yield text((left + right) / 2, bottom + 40, labels[0], "middle")
    middle = (top + bottom) / 2
    yield text(16, middle, labels[1], "middle", ' transform="rotate(-90 16 %.1f)"' % middle)


def draw_guide(to_x, to_y, x_powers, y_powers, points):
    """Where the first of the points would be, were they in proportion (slope 1): dashed."""
    (x, y), ratio = points[0], points[0][1] / points[0][0]
    end = min(x_powers[-1], y_powers[-1] / ratio)
    return line(to_x(x), to_y(y), to_x(end), to_y(end * ratio),
                'stroke="#999999" stroke-dasharray="5 4"')


def lines(series, path, xlabel, ylabel, guide=True):
    """A line for each (name: points (x, y), in the order of x) of series. With guide, a dashed
    line from the beginning of each shows what is in proportion to x."""
    left, top, right, bottom = 80, 12, 640, 392
    points = [point for row in series.values() for point in row]
    to_x, x_powers = whole_scale([x for x, _ in points], left, right)
    to_y, y_powers = whole_scale([y for _, y in points], bottom, top)
    parts = list(draw_axes(to_x, to_y, x_powers, y_powers, (xlabel, ylabel)))
    if guide:
        parts += [draw_guide(to_x, to_y, x_powers, y_powers, row) for row in series.values()]
    names = spread([to_y(row[-1][1]) + 4 for row in series.values()], 16)
    for i, (name, row) in enumerate(series.items()):
        colour = LINES[i % len(LINES)]
        where = [(to_x(x), to_y(y)) for x, y in row]
        parts.append('<path d="M%s" fill="none" stroke="%s" stroke-width="2"/>'
                     % ("L".join("%.1f %.1f" % at for at in where), colour))
        parts += ['<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>' % (*at, colour) for at in where]
        parts.append(text(right + 10, names[i], name, more=' style="fill:%s"' % colour))
    write(path, right + 260, bottom + 52, parts)
