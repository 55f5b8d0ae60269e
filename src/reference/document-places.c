/* Divisions, unit grids, partitions and reference layers of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/land.h"
#include "reference/planted.h"
#include "reference/zones.h"

/* Decimals of degrees; 0.1 m. */
#define DECIMALS 6

static const char *
kind_id (PentadDivisionKind kind)
{
  switch (kind)
    {
    case PENTAD_DIVISION_URBAN:
      return "urban";
    case PENTAD_DIVISION_FUNCTIONAL:
      return "functional";
    case PENTAD_DIVISION_COUNTY:
      return "county";
    case PENTAD_DIVISION_OTHER:
      break;
    }
  return "other";
}

static void
write_division (PentadJsonWriter *w,
                const PentadPlace *place,
                const char *level,
                const char *parent)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "code", place->code);
  pentad_json_writer_member_string (w, "level", level);
  pentad_json_writer_member_label (w, "name", &place->name);
  pentad_json_writer_member_string (w, "parent", parent);
  if (*level == 'd')
    pentad_json_writer_member_string (w, "kind", kind_id (place->kind));
  pentad_json_writer_member_int (w, "population", place->population);
  pentad_json_writer_end_object (w);
}

/* A street that was dissolved with its district, and still stands in the list. */
static void
write_orphan (PentadJsonWriter *w)
{
  const PentadLabel name = { .text = { [PENTAD_LANGUAGE_ZH_CN] = (char *)"旧城街道（已撤）",
                                       [PENTAD_LANGUAGE_ZH_TW] = (char *)"舊城街道（已撤）",
                                       [PENTAD_LANGUAGE_EN] = (char *)"Old Town (dissolved)" } };
  const PentadPlace street = { .code = PENTAD_PLANTED_STREET, .name = name };

  write_division (w, &street, "street", PENTAD_PLANTED_PARENT);
}

GString *
pentad_document_divisions (const PentadWorld *world)
{
  const PentadPlaces *places = world->places;
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_array (&w, "divisions");
  for (guint i = 0; i < places->districts->len; i++)
    write_division (&w, pentad_places_district (places, i), "district", world->tier.city_code);
  for (guint i = 0; i < places->streets->len; i++)
    {
      const PentadPlace *street = pentad_places_street (places, i);

      write_division (&w, street, "street", pentad_places_district (places, street->parent)->code);
    }
  for (guint i = 0; i < places->communities->len; i++)
    {
      const PentadPlace *community = pentad_places_community (places, i);

      write_division (&w, community, "community",
                      pentad_places_street (places, community->parent)->code);
    }
  if (pentad_planted_has (world, PENTAD_PLANTED_UNKNOWN_PARENT))
    write_orphan (&w);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

static void
write_point (PentadJsonWriter *w, const PentadPoint *point)
{
  pentad_json_writer_begin_array (w);
  pentad_json_writer_double (w, point->lon, DECIMALS);
  pentad_json_writer_double (w, point->lat, DECIMALS);
  pentad_json_writer_end_array (w);
}

/* The points of one ring; closed as GeoJSON wants it for polygons. */
static void
write_ring (PentadJsonWriter *w, const PentadShapes *shapes, guint ring, gboolean close)
{
  guint n;
  const PentadPoint *points = pentad_shapes_get_ring (shapes, ring, &n);

  pentad_json_writer_begin_array (w);
  for (guint k = 0; k < n; k++)
    write_point (w, &points[k]);
  if (close)
    write_point (w, &points[0]);
  pentad_json_writer_end_array (w);
}

static void
write_grid (PentadJsonWriter *w, const PentadWorld *world, guint grid)
{
  const PentadPlaces *places = world->places;
  char code[24];
  guint first, last;

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "type", "Feature");
  pentad_json_writer_member_object (w, "properties");
  pentad_json_writer_member_string (w, "code", pentad_places_grid_code (places, grid, code));
  pentad_json_writer_member_string (
      w, "parent", pentad_places_community (places, pentad_planted_community (world, grid))->code);
  pentad_json_writer_member_string (w, "area_class", pentad_places_area_class (places, grid));
  pentad_json_writer_member_double (w, "area_m2", pentad_shapes_area_m2 (places->shapes, grid), 0);
  pentad_json_writer_member_int (w, "population", places->population[grid]);
  pentad_json_writer_end_object (w);
  pentad_json_writer_member_object (w, "geometry");
  pentad_json_writer_member_string (w, "type", "Polygon");
  pentad_json_writer_member_array (w, "coordinates");
  pentad_shapes_get_rings (places->shapes, grid, &first, &last);
  for (guint ring = first; ring < last; ring++)
    write_ring (w, places->shapes, ring, TRUE);
  pentad_json_writer_end_array (w);
  pentad_json_writer_end_object (w);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_grids (const PentadWorld *world)
{
  /* About 400 bytes a feature; growing by doubling would need twice the memory for a moment. */
  GString *text = g_string_sized_new (world->places->n_grids * 420 + 1024);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "type", "FeatureCollection");
  pentad_json_writer_member_array (&w, "features");
  for (guint grid = 0; grid < world->places->n_grids; grid++)
    write_grid (&w, world, grid);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

/* An extension of the centre; fictitious as the rest of the city. */
static char *
telephone_of (const char *code)
{
  return g_strdup_printf ("000-5550%s", strrchr (code, '-') + 1);
}

static void
write_area (PentadJsonWriter *w,
            const PentadPlaces *places,
            const PentadZoneSketch *sketch,
            gboolean with_unknown)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "code", sketch->code);
  pentad_json_writer_member_label (w, "name", &sketch->name);
  if (sketch->divisions[0] >= 0)
    {
      pentad_json_writer_member_array (w, "divisions");
      for (int k = 0; k < 2; k++)
        pentad_json_writer_string (
            w, pentad_places_district (places, (guint)sketch->divisions[k])->code);
      pentad_json_writer_end_array (w);
    }
  if (sketch->kind != NULL)
    pentad_json_writer_member_string (w, "kind", sketch->kind);
  if (sketch->responsible != NULL)
    {
      g_autofree char *telephone = telephone_of (sketch->responsible);

      pentad_json_writer_member_string (w, "responsible", sketch->responsible);
      pentad_json_writer_member_string (w, "telephone", telephone);
    }
  pentad_json_writer_member_array (w, "grids");
  for (guint k = 0; k < sketch->grids->len; k++)
    {
      char code[24];

      pentad_json_writer_string (
          w, pentad_places_grid_code (places, g_array_index (sketch->grids, guint, k), code));
    }
  if (with_unknown)
    pentad_json_writer_string (w, PENTAD_PLANTED_GRID);
  pentad_json_writer_end_array (w);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_partitions (const PentadWorld *world)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_array (&w, "partitions");
  for (guint i = 0; i < PENTAD_ZONES_N; i++)
    {
      g_autoptr (GArray) sketches = pentad_zones_new (world->seed, world->places, world->posts, i);
      PentadLabel label = { 0 };

      pentad_zones_label (i, &label);
      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_string (&w, "id", pentad_zones_id (i));
      pentad_json_writer_member_label (&w, "label", &label);
      pentad_json_writer_member_array (&w, "areas");
      for (guint k = 0; k < sketches->len; k++)
        write_area (&w, world->places, &g_array_index (sketches, PentadZoneSketch, k),
                    i == 0 && k == 0 && pentad_planted_has (world, PENTAD_PLANTED_UNKNOWN_GRID));
      pentad_json_writer_end_array (&w);
      pentad_json_writer_end_object (&w);
      pentad_label_clear (&label);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

static void
write_layer_geometry (PentadJsonWriter *w, const PentadLayer *layer, guint feature)
{
  static const char *const types[] = { "MultiLineString", "Polygon", "Point" };
  guint first, last, n;

  pentad_shapes_get_rings (layer->shapes, feature, &first, &last);
  pentad_json_writer_member_object (w, "geometry");
  pentad_json_writer_member_string (w, "type", types[layer->kind]);
  pentad_json_writer_name (w, "coordinates");
  if (layer->kind == PENTAD_LAYER_POINTS)
    write_point (w, pentad_shapes_get_ring (layer->shapes, first, &n));
  else
    {
      pentad_json_writer_begin_array (w);
      for (guint ring = first; ring < last; ring++)
        write_ring (w, layer->shapes, ring, layer->kind == PENTAD_LAYER_AREAS);
      pentad_json_writer_end_array (w);
    }
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_layer (const PentadWorld *world, guint index)
{
  g_autoptr (PentadLayer) layer = pentad_land_layer_new (world->seed, world->places, index);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "type", "FeatureCollection");
  pentad_json_writer_member_string (&w, "id", layer->id);
  pentad_json_writer_member_label (&w, "label", &layer->label);
  pentad_json_writer_member_array (&w, "features");
  for (guint i = 0; i < layer->features->len; i++)
    {
      const PentadLayerFeature *feature = &g_array_index (layer->features, PentadLayerFeature, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_string (&w, "type", "Feature");
      pentad_json_writer_member_object (&w, "properties");
      pentad_json_writer_member_label (&w, "name", &feature->name);
      pentad_json_writer_member_int (&w, "rank", feature->rank);
      pentad_json_writer_end_object (&w);
      write_layer_geometry (&w, layer, i);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}
