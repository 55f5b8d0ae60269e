/* `pentadctl export`: divisions with their figures for the city's GIS, as GeoJSON or CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"
#include "ctl/place-figures.h"

#include "codec/csv-number.h"
#include "codec/write-shape.h"
#include "host/atomic-file.h"
#include "model/csv.h"
#include "host/paths.h"

#include <math.h>

/* What is written of a place. */
typedef struct
{
  const PentadCtlSession *session;
  const PentadFigures *figures;
  PentadLevel level;
  PentadLanguage language;
} Table;

static const PentadDivisions *
get_divisions (const Table *table)
{
  return pentad_city_get_divisions (table->session->city);
}

static int
get_decimals (const Table *table, const PentadIndicator *indicator)
{
  return indicator->unit == PENTAD_UNIT_COUNT ? 0 : table->figures->scheme->decimals;
}

static double
get_value (const Table *table, guint row, guint column)
{
  const PentadIndicator *indicator = g_ptr_array_index (table->figures->scheme->indicators, column);

  return pentad_figure_round (pentad_figures_get (table->figures, row, column)->value,
                              get_decimals (table, indicator));
}

/* The place of a row when it is of the level asked for; NULL for those above. */
static const PentadDivision *
get_division (const Table *table, guint row)
{
  const PentadDivision *division = pentad_divisions_get (
      get_divisions (table), g_array_index (table->figures->places, int, row));

  return division->level == table->level ? division : NULL;
}

/* FALSE when the place has no shape. */
static gboolean
get_shape (const Table *table, guint row, const PentadShapes **shapes, guint *shape)
{
  int count, first = pentad_divisions_get_level (get_divisions (table), table->level, &count);

  *shapes = pentad_divisions_get_shapes (get_divisions (table), table->level);
  *shape = (guint)(g_array_index (table->figures->places, int, row) - first);
  return *shapes != NULL && *shape < pentad_shapes_get_count (*shapes);
}

static void
write_feature (PentadJsonWriter *json, const Table *table, guint row)
{
  const PentadDivision *division = get_division (table, row);
  const GPtrArray *indicators = table->figures->scheme->indicators;
  const PentadShapes *shapes;
  guint shape;

  pentad_json_writer_break (json);
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "type", "Feature");
  pentad_json_writer_member_object (json, "properties");
  pentad_json_writer_member_string (json, "code", division->code);
  pentad_json_writer_member_string (json, "name",
                                    pentad_label_get (&division->name, table->language));
  for (guint i = 0; i < indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (indicators, i);

      pentad_json_writer_member_double (json, indicator->id, get_value (table, row, i),
                                        get_decimals (table, indicator));
    }
  pentad_json_writer_end_object (json);
  pentad_json_writer_name (json, "geometry");
  if (get_shape (table, row, &shapes, &shape))
    pentad_write_shape (json, shapes, shape);
  else
    pentad_json_writer_null (json);
  pentad_json_writer_end_object (json);
}

static GString *
to_geojson (const Table *table)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter json;

  pentad_json_writer_init (&json, text);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_string (&json, "type", "FeatureCollection");
  pentad_json_writer_member_time (&json, "as_of", table->figures->as_of,
                                  pentad_city_get_zone (table->session->city));
  pentad_json_writer_member_day (&json, "period_from", table->figures->period.from);
  pentad_json_writer_member_day (&json, "period_to", table->figures->period.to);
  pentad_json_writer_member_array (&json, "features");
  for (guint row = 0; row < table->figures->places->len; row++)
    if (get_division (table, row) != NULL)
      write_feature (&json, table, row);
  pentad_json_writer_end_array (&json);
  pentad_json_writer_end_object (&json);
  g_string_append_c (text, '\n');
  return text;
}

static void
append_text (GString *line, const char *text)
{
  g_string_append_c (line, ',');
  pentad_csv_append (line, text, PENTAD_CSV_QUOTED);
}

static void
append_number (GString *line, double value, int decimals)
{
  g_string_append_c (line, ',');
  pentad_csv_append_number (line, value, decimals);
}

static void
append_row (GString *text, const Table *table, guint row)
{
  const PentadDivision *division = get_division (table, row);
  const GPtrArray *indicators = table->figures->scheme->indicators;
  PentadPoint point = { NAN, NAN };
  const PentadShapes *shapes;
  guint shape;

  if (get_shape (table, row, &shapes, &shape))
    pentad_shapes_inner_point (shapes, shape, &point);
  pentad_csv_append (text, division->code, PENTAD_CSV_QUOTED);
  append_text (text, pentad_label_get (&division->name, table->language));
  append_number (text, point.lon, 6);
  append_number (text, point.lat, 6);
  for (guint i = 0; i < indicators->len; i++)
    append_number (text, get_value (table, row, i),
                   get_decimals (table, g_ptr_array_index (indicators, i)));
  g_string_append (text, "\r\n");
}

static GString *
to_csv (const Table *table)
{
  const GPtrArray *indicators = table->figures->scheme->indicators;
  GString *text = g_string_new ("code,name,lon,lat");

  for (guint i = 0; i < indicators->len; i++)
    g_string_append_printf (text, ",%s",
                            ((const PentadIndicator *)g_ptr_array_index (indicators, i))->id);
  g_string_append (text, "\r\n");
  for (guint row = 0; row < table->figures->places->len; row++)
    if (get_division (table, row) != NULL)
      append_row (text, table, row);
  return text;
}

static gboolean
run (const PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  g_autoptr (PentadFigures) figures = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Table table = { .session = &session, .language = pentad_language_current () };

  if (!pentad_ctl_parse_level (options->level, &table.level, error))
    return FALSE;
  figures = pentad_ctl_place_figures (&session, options, table.level, error);
  if (figures == NULL)
    return FALSE;
  table.figures = figures;
  bytes = g_string_free_to_bytes (g_str_has_suffix (options->output, ".csv") ? to_csv (&table)
                                                                             : to_geojson (&table));
  return pentad_atomic_file_write (options->output, bytes, 0644, error);
}

static gboolean
check (const PentadCtlOptions *options, GError **error)
{
  if (options->output != NULL && (g_str_has_suffix (options->output, ".csv") ||
                                  g_str_has_suffix (options->output, ".geojson")))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "-o: expected a file that ends in .geojson or .csv");
  return FALSE;
}

int
pentad_ctl_export (int argc, char **argv)
{
  g_auto (PentadCtlOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  if (!pentad_ctl_options_parse (&options, "export", argc, argv, &error) ||
      !check (&options, &error))
    {
      g_printerr ("pentadctl export: %s\n", error->message);
      return 2;
    }
  if (!run (&options, &error))
    {
      g_printerr ("pentadctl export: %s\n", error->message);
      return 1;
    }
  return 0;
}
