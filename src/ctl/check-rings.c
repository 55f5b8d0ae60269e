/* Rules of geometry: rings are closed and do not cross themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

#include <math.h>

/* Positions of a ring at most; more are not looked at for crossings. */
#define MAX_POSITIONS 100000

typedef struct
{
  double x1, y1, x2, y2; /* x1 <= x2 */
  guint number;          /* in the ring */
} Segment;

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const Segment *one = a, *two = b;

  return one->x1 < two->x1 ? -1 : one->x1 > two->x1;
}

static double
side (const Segment *line, double x, double y)
{
  return (line->x2 - line->x1) * (y - line->y1) - (line->y2 - line->y1) * (x - line->x1);
}

/* A proper crossing: each has an end on either side of the other. Touching is none. */
static gboolean
cross (const Segment *a, const Segment *b)
{
  return fmin (a->y1, a->y2) < fmax (b->y1, b->y2) && fmin (b->y1, b->y2) < fmax (a->y1, a->y2) &&
         side (a, b->x1, b->y1) * side (a, b->x2, b->y2) < 0 &&
         side (b, a->x1, a->y1) * side (b, a->x2, a->y2) < 0;
}

static GArray *
dup_segments (const PentadJson *ring)
{
  GArray *segments = g_array_sized_new (FALSE, FALSE, sizeof (Segment), ring->count);
  const PentadJson *last = NULL;

  PENTAD_JSON_EACH (position, ring)
  {
    if (last != NULL)
      {
        Segment segment = { pentad_json_number (pentad_json_element (last, 0)),
                            pentad_json_number (pentad_json_element (last, 1)),
                            pentad_json_number (pentad_json_element (position, 0)),
                            pentad_json_number (pentad_json_element (position, 1)), segments->len };

        if (segment.x1 > segment.x2)
          segment = (Segment){ segment.x2, segment.y2, segment.x1, segment.y1, segment.number };
        g_array_append_val (segments, segment);
      }
    last = position;
  }
  return segments;
}

/* Sorted from west to east, each is compared with those that begin before it ends. */
static gboolean
crosses_itself (const PentadJson *ring)
{
  g_autoptr (GArray) segments = NULL;
  const Segment *all;

  if (ring->count > MAX_POSITIONS)
    return FALSE;
  segments = dup_segments (ring);
  g_array_sort (segments, compare_segments);
  all = (const Segment *)(void *)segments->data;
  for (guint i = 0; i < segments->len; i++)
    for (guint j = i + 1; j < segments->len && all[j].x1 < all[i].x2; j++)
      if (cross (&all[i], &all[j]))
        return TRUE;
  return FALSE;
}

static gboolean
is_closed (const PentadJson *ring)
{
  const PentadJson *first = pentad_json_element (ring, 0);

  return ring->count >= 4 && first->type == PENTAD_JSON_ARRAY && first->count >= 2 &&
         pentad_json_equal (first, pentad_json_element (ring, ring->count - 1));
}

static void
check_polygon (PentadCheckRun *self, PentadCheckDocument *document, const PentadJson *polygon)
{
  PENTAD_JSON_EACH (ring, polygon)
  {
    pentad_check_try (self, PENTAD_CHECK_RULE_RINGS_CLOSED);
    pentad_check_try (self, PENTAD_CHECK_RULE_RINGS_SIMPLE);
    if (ring->type != PENTAD_JSON_ARRAY || !is_closed (ring))
      pentad_check_fail (self, PENTAD_CHECK_RULE_RINGS_CLOSED, document, ring,
                         "a ring whose last position is its first, of four or more");
    else if (crosses_itself (ring))
      pentad_check_fail (self, PENTAD_CHECK_RULE_RINGS_SIMPLE, document, ring,
                         "a ring that does not cross itself");
  }
}

void
pentad_check_rings (PentadCheckRun *self, PentadCheckDocument *document)
{
  const PentadJson *features = pentad_json_member (pentad_check_root (document), "features");

  PENTAD_JSON_EACH (feature, features)
  {
    const PentadJson *geometry = pentad_json_member (feature, "geometry");
    const char *type = pentad_json_string (pentad_json_member (geometry, "type"));
    const PentadJson *coordinates = pentad_json_member (geometry, "coordinates");

    if (g_strcmp0 (type, "Polygon") == 0)
      check_polygon (self, document, coordinates);
    else if (g_strcmp0 (type, "MultiPolygon") == 0)
      PENTAD_JSON_EACH (polygon, coordinates)
      {
        check_polygon (self, document, polygon);
      }
  }
}
