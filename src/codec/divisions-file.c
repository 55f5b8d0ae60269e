/* The table of places in binary, so that a restart parses no boundaries.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every place as it was added to the builder: what the builder works out is worked out again, which
 * costs a fraction of reading GeoJSON. Numbers are little-endian; a string is its length, one more,
 * and its bytes, and 0 is NULL. */
#include "config.h"

#include "codec/divisions-file.h"

#include <string.h>

/* Version of the layout below. */
#define LAYOUT 2

G_STATIC_ASSERT (sizeof (PentadPoint) == 16);

static void
put32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

static void
put64 (GByteArray *out, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

static void
put_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put64 (out, bits);
}

static void
put_string (GByteArray *out, const char *text)
{
  guint32 len = text != NULL ? (guint32)strlen (text) : 0;

  put32 (out, text != NULL ? len + 1 : 0);
  if (len > 0)
    g_byte_array_append (out, (const guint8 *)text, len);
}

static void
put_label (GByteArray *out, const PentadLabel *label)
{
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    put_string (out, label->text[i]);
}

static void
put_points (GByteArray *out, const PentadPoint *points, guint n_points)
{
  put32 (out, n_points);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  g_byte_array_append (out, (const guint8 *)points, n_points * (guint)sizeof *points);
#else
  for (guint i = 0; i < n_points; i++)
    {
      put_double (out, points[i].lon);
      put_double (out, points[i].lat);
    }
#endif
}

static void
put_shape (GByteArray *out, const PentadShapes *shapes, guint shape)
{
  guint first = 0, last = 0;

  if (shapes != NULL)
    pentad_shapes_get_rings (shapes, shape, &first, &last);
  put32 (out, last - first);
  for (guint ring = first; ring < last; ring++)
    {
      guint n_points;
      const PentadPoint *points = pentad_shapes_get_ring (shapes, ring, &n_points);

      put_points (out, points, n_points);
    }
}

GBytes *
pentad_divisions_pack (const PentadDivisions *divisions)
{
  GByteArray *out = g_byte_array_new ();
  const PentadDivision *city = pentad_divisions_get (divisions, 0);

  put32 (out, LAYOUT);
  put_string (out, city->code);
  put_label (out, &city->name);
  for (guint i = 0; i < PENTAD_N_CODE_PARTS; i++)
    put32 (out, pentad_divisions_get_split (divisions)->digits[i]);
  put32 (out, (guint32)pentad_divisions_get_count (divisions) - 1);
  for (int i = 1; i < pentad_divisions_get_count (divisions); i++)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, i);
      int first = pentad_divisions_get_level (divisions, division->level, NULL);

      put32 (out, division->level);
      put32 (out, division->kind);
      put_string (out, division->code);
      put_label (out, &division->name);
      put_string (out, division->parent_code);
      put64 (out, (guint64)division->population);
      put_double (out, division->area_m2);
      put_string (out, division->area_class);
      put_string (out, division->responsible);
      put_shape (out, pentad_divisions_get_shapes (divisions, division->level), (guint)(i - first));
    }
  return g_byte_array_free_to_bytes (out);
}

/* Reading: an error sticks, and everything read after it is 0. */
typedef struct
{
  const guint8 *at, *end;
  gboolean failed;
} Reading;

static const guint8 *
take (Reading *in, guint64 n)
{
  const guint8 *at = in->at;

  if (in->failed || n > (guint64)(in->end - in->at))
    {
      in->failed = TRUE;
      return NULL;
    }
  in->at += n;
  return at;
}

static guint32
get32 (Reading *in)
{
  const guint8 *at = take (in, sizeof (guint32));
  guint32 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint64
get64 (Reading *in)
{
  const guint8 *at = take (in, sizeof (guint64));
  guint64 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

static double
get_double (Reading *in)
{
  guint64 bits = get64 (in);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static char *
get_string (Reading *in)
{
  guint32 len = get32 (in);
  const guint8 *at;

  if (len == 0)
    return NULL;
  at = take (in, len - 1);
  return at != NULL ? g_strndup ((const char *)at, len - 1) : NULL;
}

static void
get_label (Reading *in, PentadLabel *label)
{
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    label->text[i] = get_string (in);
}

static void
get_shape (Reading *in, PentadShapes *shapes)
{
  guint32 n_rings = get32 (in);

  for (guint32 i = 0; i < n_rings && !in->failed; i++)
    {
      guint32 n_points = get32 (in);

      /* Before a loop over a length that is not there. */
      if ((guint64)n_points * sizeof (PentadPoint) > (guint64)(in->end - in->at))
        in->failed = TRUE;
      if (in->failed)
        return;
      pentad_shapes_begin_ring (shapes);
      for (guint32 k = 0; k < n_points; k++)
        {
          double lon = get_double (in), lat = get_double (in);

          pentad_shapes_add_point (shapes, lon, lat);
        }
    }
}

static void
get_division (Reading *in, PentadDivisionsBuilder *builder)
{
  guint32 level = get32 (in), kind = get32 (in);
  g_autofree char *code = get_string (in);
  g_autofree char *parent = NULL;
  PentadLabel name = { 0 };
  PentadDivision *division = NULL;

  get_label (in, &name);
  parent = get_string (in);
  if (level == PENTAD_LEVEL_CITY || level >= PENTAD_N_LEVELS || kind > PENTAD_DIVISION_COUNTY ||
      code == NULL)
    in->failed = TRUE;
  if (!in->failed)
    division = pentad_divisions_builder_add (builder, level, code, &name, parent);
  if (division != NULL)
    {
      division->kind = kind;
      division->population = (gint64)get64 (in);
      division->area_m2 = get_double (in);
      division->area_class = get_string (in);
      division->responsible = get_string (in);
      get_shape (in, pentad_divisions_builder_get_shapes (builder, level));
    }
  else
    in->failed = TRUE;
  pentad_label_clear (&name);
}

/* A table without a split has zeros there. */
static void
get_split (Reading *in, PentadCodeSplit *split)
{
  int digits[PENTAD_N_CODE_PARTS], sum = 0;

  for (guint i = 0; i < PENTAD_N_CODE_PARTS; i++)
    {
      guint32 n = get32 (in);

      digits[i] = (int)MIN (n, 100);
      sum += digits[i];
    }
  if (sum > 0 && !pentad_code_split_init (split, digits, PENTAD_N_CODE_PARTS))
    in->failed = TRUE;
}

PentadDivisions *
pentad_divisions_unpack (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PentadDivisionsBuilder) builder = NULL;
  g_autofree char *code = NULL;
  PentadCodeSplit split = { 0 };
  PentadLabel name = { 0 };
  guint32 layout, n_places;
  Reading in = { 0 };
  gsize len;

  in.at = g_bytes_get_data (bytes, &len);
  in.end = in.at + len;
  layout = get32 (&in);
  code = get_string (&in);
  get_label (&in, &name);
  get_split (&in, &split);
  n_places = get32 (&in);
  if (layout != LAYOUT || code == NULL)
    in.failed = TRUE;
  else
    {
      builder = pentad_divisions_builder_new (code, &name);
      pentad_divisions_builder_set_split (builder, &split);
    }
  for (guint32 i = 0; i < n_places && !in.failed; i++)
    get_division (&in, builder);
  pentad_label_clear (&name);
  if (in.failed || in.at != in.end)
    {
      g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
                   "%s: expected a table of places of layout %d", origin, LAYOUT);
      return NULL;
    }
  return pentad_divisions_builder_finish (g_steal_pointer (&builder));
}
