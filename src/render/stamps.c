/* Small pictures of what a drawing shows many times, so that each is drawn once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filling and stroking a circle with its number takes cairo a hundred times as long as putting its
 * picture there, and a map of a large city has a thousand of them. */
#include "config.h"

#include "render/stamps.h"

#include <math.h>

/* Parts of a pixel that are told apart. */
#define PHASES 4
/* All are let go of when they take more. */
#define MAX_BYTES (4u << 20)
/* Side of what is still kept. */
#define MAX_SIDE_PX 256

struct _PentadStamps
{
  GHashTable *pictures; /* char * to cairo_surface_t * */
  gsize bytes;
};

PentadStamps *
pentad_stamps_new (void)
{
  PentadStamps *stamps = g_new0 (PentadStamps, 1);

  stamps->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)cairo_surface_destroy);
  return stamps;
}

void
pentad_stamps_free (PentadStamps *stamps)
{
  if (stamps == NULL)
    return;
  g_hash_table_unref (stamps->pictures);
  g_free (stamps);
}

guint
pentad_stamps_get_n (const PentadStamps *stamps)
{
  return g_hash_table_size (stamps->pictures);
}

/* The scale of what only scales and moves, else 0. */
static double
find_scale (cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return matrix.xy == 0 && matrix.yx == 0 && matrix.xx == matrix.yy && matrix.xx > 0 ? matrix.xx
                                                                                     : 0;
}

static cairo_surface_t *
make_picture (const PentadRect *box,
              double scale,
              int phase_x,
              int phase_y,
              int width,
              int height,
              PentadStampDraw draw,
              gconstpointer data)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (picture);

  cairo_translate (cr, phase_x / (double)PHASES, phase_y / (double)PHASES);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -box->x, -box->y);
  draw (cr, data);
  cairo_destroy (cr);
  return picture;
}

static void
keep (PentadStamps *stamps, const char *key, cairo_surface_t *picture)
{
  gsize bytes = (gsize)cairo_image_surface_get_stride (picture) *
                (gsize)cairo_image_surface_get_height (picture);

  if (stamps->bytes + bytes > MAX_BYTES)
    {
      g_hash_table_remove_all (stamps->pictures);
      stamps->bytes = 0;
    }
  g_hash_table_insert (stamps->pictures, g_strdup (key), cairo_surface_reference (picture));
  stamps->bytes += bytes;
}

/* Splits a place in pixels into whole ones and phases. */
static int
split (double at, int *phase)
{
  double whole = floor (at);

  *phase = (int)round ((at - whole) * PHASES);
  if (*phase < PHASES)
    return (int)whole;
  *phase = 0;
  return (int)whole + 1;
}

gboolean
pentad_stamps_draw (PentadStamps *stamps,
                    cairo_t *cr,
                    const char *name,
                    const PentadRect *box,
                    PentadStampDraw draw,
                    gconstpointer data)
{
  double scale = find_scale (cr), x = box->x, y = box->y;
  g_autofree char *key = NULL;
  cairo_surface_t *picture;
  int phase_x, phase_y, left, top, width, height;

  if (!(scale > 0) || cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE ||
      !(box->width * scale < MAX_SIDE_PX) || !(box->height * scale < MAX_SIDE_PX))
    return FALSE;
  cairo_user_to_device (cr, &x, &y);
  if (!(fabs (x) < G_MAXSHORT) || !(fabs (y) < G_MAXSHORT))
    return FALSE;

  left = split (x, &phase_x);
  top = split (y, &phase_y);
  /* A pixel more for what a phase moves beyond the end. */
  width = (int)ceil (box->width * scale) + 1;
  height = (int)ceil (box->height * scale) + 1;
  key = g_strdup_printf ("%g %d %d %d %d %s", scale, phase_x, phase_y, width, height, name);
  picture = g_hash_table_lookup (stamps->pictures, key);
  if (picture != NULL)
    cairo_surface_reference (picture);
  else
    {
      picture = make_picture (box, scale, phase_x, phase_y, width, height, draw, data);
      keep (stamps, key, picture);
    }
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, picture, left, top);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, left, top, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
  return TRUE;
}
