/* What is on the map for the city's GIS: a GeoJSON file, and the same as CSV beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/map-export.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "codec/csv-number.h"
#include "codec/write-shape.h"
#include "host/atomic-file.h"
#include "model/csv.h"

#define GEOJSON ".geojson"
#define CSV     ".csv"
/* Of a value: more than any map shows. */
#define VALUE_DECIMALS 4
#define POINT_DECIMALS 6

/* One row of both files. */
typedef struct
{
  int place;        /* whose shape it has */
  int of;           /* whose value; PENTAD_NO_PLACE: its own, or that of a zone */
  const char *zone; /* of a partition; NULL none */
  double value;     /* NAN no data */
} Row;

static const PentadDivisions *
get_divisions (const PentadMap *map)
{
  return pentad_map_geometry_get_divisions (map->geometry);
}

static gboolean
has_shapes (const PentadMap *map, PentadLevel level)
{
  return pentad_divisions_get_shapes (get_divisions (map), level) != NULL;
}

static gboolean
is_shown (const PentadMap *map, int place)
{
  return map->place <= 0 || place == map->place ||
         pentad_divisions_is_below (get_divisions (map), place, map->place);
}

static const char *
get_zone (const PentadMap *map, int cell, PentadLanguage language)
{
  int zone = map->value_zones != NULL ? map->value_zones[cell] : -1;
  const PentadZoneArea *area =
      zone >= 0 && map->partition != NULL && zone < (int)map->partition->areas->len
          ? g_ptr_array_index (map->partition->areas, zone)
          : NULL;
  const char *name = area != NULL ? pentad_label_get (&area->name, language) : NULL;

  return area == NULL ? NULL : name[0] != '\0' ? name : area->code;
}

/* Of cells that have one value together only the first, where their place has a shape. */
static GArray *
list_rows (const PentadMap *map, PentadLanguage language)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  int n_places = pentad_divisions_get_count (get_divisions (map));
  g_autofree guint8 *seen = g_new0 (guint8, (gsize)n_places + 1);
  gboolean by_owner = map->value_zones == NULL && map->value_level != PENTAD_LEVEL_CITY &&
                      has_shapes (map, map->value_level);

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (map->geometry); cell++)
    {
      int place = pentad_map_geometry_cell_place (map->geometry, cell);
      int owner = map->value_zones != NULL ? place : pentad_map_value_place (map, cell);
      Row row = { .place = by_owner ? owner : place,
                  .of = owner != place && !by_owner ? owner : PENTAD_NO_PLACE,
                  .zone = get_zone (map, cell, language),
                  .value = map->values.values != NULL ? map->values.values[cell] : NAN };

      if (row.place == PENTAD_NO_PLACE || !is_shown (map, row.place) || seen[row.place])
        continue;
      seen[row.place] = 1;
      g_array_append_val (rows, row);
    }
  return rows;
}

static const char *
name_of (const PentadDivision *division, PentadLanguage language)
{
  const char *name = pentad_label_get (&division->name, language);

  return name[0] != '\0' ? name : division->code;
}

static void
write_geometry (PentadJsonWriter *json, const PentadMap *map, int place)
{
  PentadLevel level = pentad_divisions_get (get_divisions (map), place)->level;
  const PentadShapes *shapes = pentad_divisions_get_shapes (get_divisions (map), level);
  int count, first = pentad_divisions_get_level (get_divisions (map), level, &count);

  pentad_json_writer_name (json, "geometry");
  if (shapes != NULL && (guint)(place - first) < pentad_shapes_get_count (shapes))
    pentad_write_shape (json, shapes, (guint)(place - first));
  else
    pentad_json_writer_null (json);
}

static void
write_feature (PentadJsonWriter *json,
               const PentadMap *map,
               const Row *row,
               PentadLanguage language)
{
  const PentadDivision *division = pentad_divisions_get (get_divisions (map), row->place);

  pentad_json_writer_break (json);
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "type", "Feature");
  pentad_json_writer_member_object (json, "properties");
  pentad_json_writer_member_string (json, "code", division->code);
  pentad_json_writer_member_string (json, "name", name_of (division, language));
  pentad_json_writer_member_string (json, "level", pentad_level_id (division->level));
  pentad_json_writer_member_double (json, "value", row->value, VALUE_DECIMALS);
  if (row->of != PENTAD_NO_PLACE)
    pentad_json_writer_member_string (json, "of",
                                      pentad_divisions_get (get_divisions (map), row->of)->code);
  if (row->zone != NULL)
    pentad_json_writer_member_string (json, "zone", row->zone);
  pentad_json_writer_end_object (json);
  write_geometry (json, map, row->place);
  pentad_json_writer_end_object (json);
}

GBytes *
pentad_map_export_geojson (const PentadMap *map, PentadCity *city, PentadLanguage language)
{
  g_autoptr (GArray) rows = list_rows (map, language);
  GString *text = g_string_new (NULL);
  PentadJsonWriter json;

  pentad_json_writer_init (&json, text);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_string (&json, "type", "FeatureCollection");
  pentad_json_writer_member_string (&json, "title", map->words.title);
  pentad_json_writer_member_string (&json, "unit", map->words.unit);
  pentad_json_writer_member_time (&json, "as_of", pentad_city_get_as_of (city),
                                  pentad_city_get_zone (city));
  pentad_json_writer_member_array (&json, "features");
  for (guint i = 0; i < rows->len; i++)
    write_feature (&json, map, &g_array_index (rows, Row, i), language);
  pentad_json_writer_end_array (&json);
  pentad_json_writer_end_object (&json);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
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
append_row (GString *text, const PentadMap *map, const Row *row, PentadLanguage language)
{
  const PentadDivision *division = pentad_divisions_get (get_divisions (map), row->place);

  pentad_csv_append (text, division->code, PENTAD_CSV_QUOTED);
  append_text (text, name_of (division, language));
  g_string_append_printf (text, ",%s", pentad_level_id (division->level));
  append_number (text, division->centre.lon, POINT_DECIMALS);
  append_number (text, division->centre.lat, POINT_DECIMALS);
  append_number (text, row->value, VALUE_DECIMALS);
  append_text (text, row->of != PENTAD_NO_PLACE
                         ? pentad_divisions_get (get_divisions (map), row->of)->code
                         : NULL);
  append_text (text, row->zone);
  g_string_append (text, "\r\n");
}

GBytes *
pentad_map_export_csv (const PentadMap *map, PentadCity *city, PentadLanguage language)
{
  g_autoptr (GArray) rows = list_rows (map, language);
  GString *text = g_string_new ("code,name,level,lon,lat,value,of,zone\r\n");

  for (guint i = 0; i < rows->len; i++)
    append_row (text, map, &g_array_index (rows, Row, i), language);
  return g_string_free_to_bytes (text);
}

/* Next to each other: path ends in ".geojson" or gets that end. */
static gboolean
write_both (const char *path, GBytes *geojson, GBytes *csv, GError **error)
{
  gsize len = g_str_has_suffix (path, GEOJSON) ? strlen (path) - strlen (GEOJSON) : strlen (path);
  g_autofree char *shapes = g_strdup_printf ("%.*s" GEOJSON, (int)len, path);
  g_autofree char *table = g_strdup_printf ("%.*s" CSV, (int)len, path);

  return pentad_atomic_file_write (shapes, geojson, 0644, error) &&
         pentad_atomic_file_write (table, csv, 0644, error);
}

/* What was on the map when the user asked. */
typedef struct
{
  GBytes *geojson, *csv;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_bytes_unref (choice->geojson);
  g_bytes_unref (choice->csv);
  g_free (choice);
}

static void
say_not_written (GtkWindow *parent, const char *reason)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, _ ("not saved: %s"), reason);

  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  const Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL &&
      !write_both (path, choice->geojson, choice->csv, &error))
    say_not_written (gtk_native_dialog_get_transient_for (dialog), error->message);
  g_object_unref (dialog);
}

void
pentad_map_export_choose (GtkWindow *parent, const PentadMap *map, PentadCity *city)
{
  PentadLanguage language = pentad_language_current ();
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Export the map as GeoJSON and CSV"), parent,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);

  choice->geojson = pentad_map_export_geojson (map, city, language);
  choice->csv = pentad_map_export_csv (map, city, language);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "map" GEOJSON);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice,
                         (GClosureNotify)(void (*) (void))choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
