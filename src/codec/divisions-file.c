/* The table of places in binary, so that a restart parses no boundaries.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every place as it was added to the builder: what the builder works out is worked out again, which
 * costs a fraction of reading GeoJSON. */
#include "config.h"

#include "codec/divisions-file.h"
#include "codec/packing.h"

/* Version of the layout below. */
#define LAYOUT 2

G_STATIC_ASSERT (sizeof (PentadPoint) == 16);

static void
put_points (GByteArray *out, const PentadPoint *points, guint n_points)
{
  pentad_pack_u32 (out, n_points);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  g_byte_array_append (out, (const guint8 *)points, n_points * (guint)sizeof *points);
#else
  for (guint i = 0; i < n_points; i++)
    {
      pentad_pack_double (out, points[i].lon);
      pentad_pack_double (out, points[i].lat);
    }
#endif
}

static void
put_shape (GByteArray *out, const PentadShapes *shapes, guint shape)
{
  guint first = 0, last = 0;

  if (shapes != NULL)
    pentad_shapes_get_rings (shapes, shape, &first, &last);
  pentad_pack_u32 (out, last - first);
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

  pentad_pack_u32 (out, LAYOUT);
  pentad_pack_string (out, city->code);
  pentad_pack_label (out, &city->name);
  for (guint i = 0; i < PENTAD_N_CODE_PARTS; i++)
    pentad_pack_u32 (out, pentad_divisions_get_split (divisions)->digits[i]);
  pentad_pack_u32 (out, (guint32)pentad_divisions_get_count (divisions) - 1);
  for (int i = 1; i < pentad_divisions_get_count (divisions); i++)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, i);
      int first = pentad_divisions_get_level (divisions, division->level, NULL);

      pentad_pack_u32 (out, division->level);
      pentad_pack_u32 (out, division->kind);
      pentad_pack_string (out, division->code);
      pentad_pack_label (out, &division->name);
      pentad_pack_string (out, division->parent_code);
      pentad_pack_u64 (out, (guint64)division->population);
      pentad_pack_double (out, division->area_m2);
      pentad_pack_string (out, division->area_class);
      pentad_pack_string (out, division->responsible);
      put_shape (out, pentad_divisions_get_shapes (divisions, division->level), (guint)(i - first));
    }
  return g_byte_array_free_to_bytes (out);
}

static void
get_shape (PentadUnpacking *in, PentadShapes *shapes)
{
  guint32 n_rings = pentad_unpack_u32 (in);

  for (guint32 i = 0; i < n_rings && !in->failed; i++)
    {
      guint32 n_points = pentad_unpack_u32 (in);

      /* Before a loop over a length that is not there. */
      if ((guint64)n_points * sizeof (PentadPoint) > (guint64)(in->end - in->at))
        in->failed = TRUE;
      if (in->failed)
        return;
      pentad_shapes_begin_ring (shapes);
      for (guint32 k = 0; k < n_points; k++)
        {
          double lon = pentad_unpack_double (in), lat = pentad_unpack_double (in);

          pentad_shapes_add_point (shapes, lon, lat);
        }
    }
}

static void
get_division (PentadUnpacking *in, PentadDivisionsBuilder *builder)
{
  guint32 level = pentad_unpack_u32 (in), kind = pentad_unpack_u32 (in);
  g_autofree char *code = pentad_unpack_string (in);
  g_autofree char *parent = NULL;
  PentadLabel name = { 0 };
  PentadDivision *division = NULL;

  pentad_unpack_label (in, &name);
  parent = pentad_unpack_string (in);
  if (level == PENTAD_LEVEL_CITY || level >= PENTAD_N_LEVELS || kind > PENTAD_DIVISION_COUNTY ||
      code == NULL)
    in->failed = TRUE;
  if (!in->failed)
    division = pentad_divisions_builder_add (builder, level, code, &name, parent);
  if (division != NULL)
    {
      division->kind = kind;
      division->population = (gint64)pentad_unpack_u64 (in);
      division->area_m2 = pentad_unpack_double (in);
      division->area_class = pentad_unpack_string (in);
      division->responsible = pentad_unpack_string (in);
      get_shape (in, pentad_divisions_builder_get_shapes (builder, level));
    }
  else
    in->failed = TRUE;
  pentad_label_clear (&name);
}

/* A table without a split has zeros there. */
static void
get_split (PentadUnpacking *in, PentadCodeSplit *split)
{
  int digits[PENTAD_N_CODE_PARTS], sum = 0;

  for (guint i = 0; i < PENTAD_N_CODE_PARTS; i++)
    {
      guint32 n = pentad_unpack_u32 (in);

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
  PentadUnpacking in;

  pentad_unpack_init (&in, bytes);
  layout = pentad_unpack_u32 (&in);
  code = pentad_unpack_string (&in);
  pentad_unpack_label (&in, &name);
  get_split (&in, &split);
  n_places = pentad_unpack_u32 (&in);
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
