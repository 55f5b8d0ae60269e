/* Where many points lie, as a density over the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/heat.h"

#include "render/heat-loops.h"

#include <math.h>
#include <string.h>

/* The class of points that were taken away: never shown. */
#define GONE PENTAD_HEAT_CLASSES
/* Bins grow rather than boxes beyond this many bins to each side. */
#define MAX_REACH 40
#define MAX_BIN   256
#define MAX_SIDE  32768
#define MAX_M     1e8 /* farther than fixed-point metres reach */
#define FIXED     28  /* bits below the point of a bin's number while it is worked out */

/* How points fall into bins. */
typedef struct
{
  int width, height; /* of the view, pixels */
  int bin;           /* pixels */
  int reach;         /* of a box to each side, bins */
  int margin;        /* bins around the view whose points reach into it */
  int columns, rows; /* with the margins */
  gint64 left, top;  /* of the first bin, fixed-point metres */
  gint64 per_unit;   /* bins a unit of those, 1 / 2^FIXED */
  double bin_km2;
} Layout;

struct _PentadHeat
{
  gatomicrefcount refs;
  GMutex lock;

  /* Points. */
  gint32 *x, *y;
  guint32 *minute;
  guint8 *class;
  guint n, room, n_gone;
  guint32 *order; /* numbers by minute; NULL while they came in that order */
  gboolean in_order;

  /* What is shown. */
  gboolean shown[PENTAD_HEAT_CLASSES + 1];
  guint32 from, to;

  /* What was worked out. */
  Layout layout; /* columns 0: nothing */
  guint32 *bins;
  guint32 *values; /* blurred, row by row */
  guint32 *spare;
  gboolean is_blurred;
  int shift;
  guint32 highest;
  guint64 work, version;
};

PentadHeat *
pentad_heat_new (void)
{
  PentadHeat *heat = g_new0 (PentadHeat, 1);

  g_atomic_ref_count_init (&heat->refs);
  g_mutex_init (&heat->lock);
  heat->in_order = TRUE;
  heat->to = G_MAXUINT32;
  pentad_heat_set_classes (heat, NULL);
  return heat;
}

PentadHeat *
pentad_heat_ref (PentadHeat *heat)
{
  g_atomic_ref_count_inc (&heat->refs);
  return heat;
}

void
pentad_heat_unref (PentadHeat *heat)
{
  if (!g_atomic_ref_count_dec (&heat->refs))
    return;
  g_mutex_clear (&heat->lock);
  g_free (heat->x);
  g_free (heat->y);
  g_free (heat->minute);
  g_free (heat->class);
  g_free (heat->order);
  g_free (heat->bins);
  g_free (heat->values);
  g_free (heat->spare);
  g_free (heat);
}

void
pentad_heat_lock (PentadHeat *heat)
{
  g_mutex_lock (&heat->lock);
}

void
pentad_heat_unlock (PentadHeat *heat)
{
  g_mutex_unlock (&heat->lock);
}

guint
pentad_heat_get_count (const PentadHeat *heat)
{
  return heat->n - heat->n_gone;
}

/* Adds to the bins of points, what their class says. numbers NULL: first, first + 1 ... */
static void
count_points (
    PentadHeat *heat, const guint32 *numbers, guint first, guint end, const gint8 signs[256])
{
  const Layout *layout = &heat->layout;
  guint64 columns = (guint64)layout->columns, rows = (guint64)layout->rows;

  heat->work += end - first;
  heat->is_blurred = FALSE;
  for (guint k = first; k < end; k++)
    {
      guint i = numbers != NULL ? numbers[k] : k;
      /* Negative ones are very large numbers without a sign. */
      guint64 column = (guint64)(((heat->x[i] - layout->left) * layout->per_unit) >> FIXED);
      guint64 row = (guint64)(((layout->top - heat->y[i]) * layout->per_unit) >> FIXED);

      if (column < columns && row < rows)
        heat->bins[row * columns + column] += (guint32)signs[heat->class[i]];
    }
}

static void
fill_signs (const PentadHeat *heat, int sign, gint8 signs[256])
{
  for (int class = 0; class <= PENTAD_HEAT_CLASSES; class ++)
    signs[class] = (gint8)(heat->shown[class] ? sign : 0);
}

static gboolean
is_counted (const PentadHeat *heat, guint number)
{
  return heat->layout.columns > 0 && heat->shown[heat->class[number]] &&
         heat->minute[number] >= heat->from && heat->minute[number] < heat->to;
}

static void
count_one (PentadHeat *heat, guint number, int sign)
{
  gint8 signs[256];

  if (!is_counted (heat, number))
    return;
  fill_signs (heat, sign, signs);
  count_points (heat, NULL, number, number + 1, signs);
}

static void
reserve (PentadHeat *heat, guint n)
{
  if (heat->n + n <= heat->room)
    return;
  heat->room = MAX (heat->n + n, heat->room + heat->room / 2);
  heat->x = g_renew (gint32, heat->x, heat->room);
  heat->y = g_renew (gint32, heat->y, heat->room);
  heat->minute = g_renew (guint32, heat->minute, heat->room);
  heat->class = g_renew (guint8, heat->class, heat->room);
}

guint
pentad_heat_add (PentadHeat *heat, const PentadHeatPoint *points, guint n)
{
  guint first = heat->n;

  reserve (heat, n);
  heat->version++;
  for (guint k = 0; k < n; k++)
    {
      guint i = heat->n++;

      heat->x[i] = points[k].at.x;
      heat->y[i] = points[k].at.y;
      heat->minute[i] = points[k].minute;
      heat->class[i] = points[k].class;
      if (points[k].class == GONE)
        heat->n_gone++;
      if (i > 0 && heat->minute[i] < heat->minute[i - 1])
        heat->in_order = FALSE;
      count_one (heat, i, 1);
    }
  g_clear_pointer (&heat->order, g_free);
  return first;
}

void
pentad_heat_remove (PentadHeat *heat, guint number)
{
  g_return_if_fail (number < heat->n);

  if (heat->class[number] == GONE)
    return;
  count_one (heat, number, -1);
  heat->version++;
  heat->class[number] = GONE;
  heat->n_gone++;
}

static int
compare_minutes (gconstpointer a, gconstpointer b, gpointer data)
{
  const PentadHeat *heat = data;
  guint32 i = *(const guint32 *)a, k = *(const guint32 *)b;

  if (heat->minute[i] != heat->minute[k])
    return heat->minute[i] < heat->minute[k] ? -1 : 1;
  return i < k ? -1 : 1;
}

/* Numbers in the order of time, or NULL where they are in it themselves. */
static const guint32 *
get_order (PentadHeat *heat)
{
  if (heat->in_order)
    return NULL;
  if (heat->order == NULL)
    {
      heat->order = g_new (guint32, heat->n);
      for (guint i = 0; i < heat->n; i++)
        heat->order[i] = i;
      g_qsort_with_data (heat->order, (int)heat->n, sizeof *heat->order, compare_minutes, heat);
    }
  return heat->order;
}

/* How many points are before a minute. */
static guint
find_minute (PentadHeat *heat, guint32 minute)
{
  const guint32 *order = get_order (heat);
  guint low = 0, high = heat->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (heat->minute[order != NULL ? order[middle] : middle] < minute)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
count_minutes (PentadHeat *heat, guint32 from, guint32 to, const gint8 signs[256])
{
  guint first = find_minute (heat, from);
  guint end = to == G_MAXUINT32 ? heat->n : find_minute (heat, to);

  if (first < end)
    count_points (heat, get_order (heat), first, end, signs);
}

void
pentad_heat_set_classes (PentadHeat *heat, const gboolean *shown)
{
  gint8 signs[256] = { 0 };
  gboolean any = FALSE;

  for (int class = 0; class < PENTAD_HEAT_CLASSES; class ++)
    {
      gboolean now = shown == NULL || shown[class];

      signs[class] = (gint8)((now != FALSE) - (heat->shown[class] != FALSE));
      any = any || signs[class] != 0;
      heat->shown[class] = now != FALSE;
    }
  heat->version += any;
  if (any && heat->layout.columns > 0)
    count_minutes (heat, heat->from, heat->to, signs);
}

void
pentad_heat_set_window (PentadHeat *heat, guint32 from, guint32 to)
{
  guint32 old_from = heat->from, old_to = heat->to;
  gint8 come[256], go[256];

  to = MAX (from, to);
  if (from == old_from && to == old_to)
    return;
  heat->version++;
  heat->from = from;
  heat->to = to;
  if (heat->layout.columns == 0)
    return;
  fill_signs (heat, 1, come);
  fill_signs (heat, -1, go);
  if (from >= old_to || to <= old_from)
    {
      count_minutes (heat, old_from, old_to, go);
      count_minutes (heat, from, to, come);
      return;
    }
  count_minutes (heat, MIN (from, old_from), MAX (from, old_from), from < old_from ? come : go);
  count_minutes (heat, MIN (to, old_to), MAX (to, old_to), to > old_to ? come : go);
}

/* The most that three boxes give one point of weight 1. */
static double
peak (int reach)
{
  double box = 2 * reach + 1;

  return (3 * box * box + 1) / 4;
}

/* Boxes to each side for a radius, in squares. */
static int
find_reach (double radius_px, int bin)
{
  return (int)CLAMP (radius_px / (3.0 * bin) + 0.5, 1, MAX_REACH + 1);
}

/* The smallest squares for a radius: those of the usual size where whole ones come near to it, else
 * finer ones, so that points do not spread much farther than they should in a view from afar. Each
 * step takes four times as long. */
static int
smallest_bin (double radius_px)
{
  int bin = PENTAD_HEAT_BIN_PX;

  while (bin > 1 && radius_px < 6.0 * bin &&
         fabs (3.0 * bin * find_reach (radius_px, bin) - radius_px) > radius_px / 3)
    bin /= 2;
  return bin;
}

static Layout
lay_out (const PentadHeat *heat, const PentadMapView *view, double radius_m)
{
  Layout layout = { .width = (int)view->width, .height = (int)view->height };
  double radius_px = CLAMP (radius_m / view->m_per_px, 1, 1e9);
  double units_per_px = PENTAD_MAP_UNITS * view->m_per_px;
  double shift;

  /* Sums of the first three boxes stay below 2^32. */
  for (layout.bin = smallest_bin (radius_px);; layout.bin *= 2)
    {
      layout.reach = find_reach (radius_px, layout.bin);
      if (layout.bin >= MAX_BIN)
        layout.reach = MIN (layout.reach, MAX_REACH);
      if (layout.bin >= MAX_BIN ||
          (layout.reach <= MAX_REACH && heat->n * peak (layout.reach) < G_MAXUINT32))
        break;
    }
  while (layout.reach > 1 && heat->n * peak (layout.reach) >= G_MAXUINT32)
    layout.reach--;
  layout.margin = 3 * layout.reach;
  layout.columns = layout.width / layout.bin + 2 + 2 * layout.margin;
  layout.rows = layout.height / layout.bin + 2 + 2 * layout.margin;
  /* The middle of a bin is the middle of a pixel, from which colours are mixed to the next. */
  shift = layout.margin * layout.bin + (layout.bin - 1) / 2.0;
  layout.left = (gint64)floor (view->centre_x * PENTAD_MAP_UNITS -
                               (view->width / 2 + shift) * units_per_px + 0.5);
  layout.top = (gint64)floor (view->centre_y * PENTAD_MAP_UNITS +
                              (view->height / 2 + shift) * units_per_px + 0.5);
  layout.per_unit =
      (gint64)((double)(G_GINT64_CONSTANT (1) << FIXED) / (units_per_px * layout.bin) + 0.5);
  layout.bin_km2 = layout.bin * view->m_per_px / 1000 * (layout.bin * view->m_per_px / 1000);
  return layout;
}

static gboolean
is_same (const Layout *a, const Layout *b)
{
  return a->width == b->width && a->height == b->height && a->bin == b->bin &&
         a->reach == b->reach && a->left == b->left && a->top == b->top &&
         a->per_unit == b->per_unit;
}

static void
count_all (PentadHeat *heat)
{
  gsize n = (gsize)heat->layout.columns * (gsize)heat->layout.rows;
  gint8 signs[256];

  heat->bins = g_renew (guint32, heat->bins, n);
  heat->values = g_renew (guint32, heat->values, n);
  heat->spare = g_renew (guint32, heat->spare, n);
  memset (heat->bins, 0, n * sizeof *heat->bins);
  fill_signs (heat, 1, signs);
  heat->is_blurred = FALSE;
  count_minutes (heat, heat->from, heat->to, signs);
}

static void
blur (PentadHeat *heat)
{
  const PentadHeatLoops *loops = pentad_heat_loops_choose ();
  const Layout *layout = &heat->layout;
  int box = 2 * layout->reach + 1;
  double most = heat->n * peak (layout->reach) * peak (layout->reach);
  g_autofree guint64 *sums = g_new (guint64, 3 * (gsize)MAX (layout->columns, layout->rows));

  heat->shift = 0;
  while (ldexp (most, -heat->shift) >= G_MAXINT32)
    heat->shift++;
  loops->blur_counts (heat->bins, layout->columns, layout->rows, box, (guint32 *)sums,
                      heat->values);
  loops->turn (heat->values, layout->columns, layout->rows, heat->spare);
  heat->highest = loops->blur_sums (heat->spare, layout->rows, layout->columns, box, heat->shift,
                                    sums, heat->values);
  loops->turn (heat->values, layout->rows, layout->columns, heat->spare);
  guint32 *swap = heat->values;
  heat->values = heat->spare;
  heat->spare = swap;
  heat->is_blurred = TRUE;
}

double
pentad_heat_spread_m (const PentadHeat *heat, const PentadMapView *view, double radius_m)
{
  Layout layout = lay_out (heat, view, radius_m);

  return 3.0 * layout.reach * layout.bin * view->m_per_px;
}

gboolean
pentad_heat_prepare (PentadHeat *heat, const PentadMapView *view, double radius_m)
{
  Layout layout;

  if (!(view->width >= 1 && view->width <= MAX_SIDE) ||
      !(view->height >= 1 && view->height <= MAX_SIDE) ||
      !(view->m_per_px >= PENTAD_MAP_MIN_M_PER_PX && view->m_per_px <= PENTAD_MAP_MAX_M_PER_PX) ||
      !(fabs (view->centre_x) <= MAX_M) || !(fabs (view->centre_y) <= MAX_M) || !(radius_m > 0))
    return FALSE;
  layout = lay_out (heat, view, radius_m);
  if (!is_same (&layout, &heat->layout))
    {
      heat->layout = layout;
      count_all (heat);
    }
  if (!heat->is_blurred)
    blur (heat);
  return TRUE;
}

/* Points per square kilometre of a value 1. */
static double
value_density (const PentadHeat *heat)
{
  double box = 2 * heat->layout.reach + 1;

  return ldexp (1, heat->shift) / pow (box, 6) / heat->layout.bin_km2;
}

double
pentad_heat_density (const PentadHeat *heat, int x, int y)
{
  const Layout *layout = &heat->layout;

  if (!heat->is_blurred || x < 0 || y < 0 || x >= layout->width || y >= layout->height)
    return 0;
  x = layout->margin + (x + layout->bin / 2) / layout->bin;
  y = layout->margin + (y + layout->bin / 2) / layout->bin;
  return heat->values[(gsize)y * (gsize)layout->columns + (gsize)x] * value_density (heat);
}

double
pentad_heat_highest (const PentadHeat *heat)
{
  return heat->is_blurred ? heat->highest * value_density (heat) : 0;
}

/* The pixels of a row that are less than a bin. */
static void
expand_rest (const PentadHeatLoops *loops,
             const guint32 *above,
             const guint32 *below,
             int rest,
             int bin,
             int part,
             guint32 *pixels)
{
  guint32 mixed[10] = { 0 }, room[MAX_BIN] = { 0 };

  memcpy (room, pixels, (gsize)rest * sizeof *pixels);
  loops->expand (above, below, 1, bin, part, mixed, room);
  memcpy (pixels, room, (gsize)rest * sizeof *pixels);
}

void
pentad_heat_paint (
    PentadHeat *heat, const guint32 *palette, double full, guint32 *pixels, gsize stride)
{
  const PentadHeatLoops *loops = pentad_heat_loops_choose ();
  const Layout *layout = &heat->layout;
  int n = layout->columns > 0 ? layout->width / layout->bin : 0;
  int rest = layout->columns > 0 ? layout->width % layout->bin : 0;
  gsize row_n = (gsize)n + 2;
  g_autofree guint32 *room = g_new0 (guint32, 3 * row_n + 8);
  guint32 *above = room, *below = room + row_n, *mixed = room + 2 * row_n;
  float scale;

  if (!heat->is_blurred || heat->highest == 0)
    return;
  scale = (float)(255 * value_density (heat) / (full > 0 ? full : pentad_heat_highest (heat)));
  for (int y = 0; y < layout->height; y++, pixels += stride)
    {
      int part = y % layout->bin;

      for (int which = y == 0 ? 0 : 1; part == 0 && which < 2; which++)
        {
          int row = layout->margin + y / layout->bin + which;
          guint32 *swap = above;

          above = below;
          below = swap;
          loops->colour (heat->values + (gsize)row * (gsize)layout->columns + layout->margin, row_n,
                         scale, palette, below);
        }
      loops->expand (above, below, n, layout->bin, part, mixed, pixels);
      if (rest > 0)
        expand_rest (loops, above + n, below + n, rest, layout->bin, part,
                     pixels + (gsize)n * (gsize)layout->bin);
    }
}

gboolean
pentad_heat_draw (PentadHeat *heat,
                  const PentadMapView *view,
                  double radius_m,
                  const guint32 *palette,
                  double full,
                  guint32 *pixels,
                  gsize stride)
{
  gboolean prepared;

  pentad_heat_lock (heat);
  prepared = pentad_heat_prepare (heat, view, radius_m);
  if (prepared)
    pentad_heat_paint (heat, palette, full, pixels, stride);
  pentad_heat_unlock (heat);
  return prepared;
}

guint64
pentad_heat_get_work (const PentadHeat *heat)
{
  return heat->work;
}

const PentadHeatLoops *
pentad_heat_loops_choose (void)
{
#ifdef PENTAD_HAVE_AVX2
  if (__builtin_cpu_supports ("avx2"))
    return pentad_heat_loops_avx2 ();
#endif
  return pentad_heat_loops_portable ();
}

guint64
pentad_heat_get_version (const PentadHeat *heat)
{
  return heat->version;
}
