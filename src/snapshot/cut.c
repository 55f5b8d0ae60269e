/* A city's documents cut to one division of it: a snapshot of a district or a street.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/cut.h"
#include "snapshot/boards.h"
#include "snapshot/cut-history.h"
#include "snapshot/cut-places.h"
#include "snapshot/snapshot-builder.h"

#include "codec/fields.h"
#include "codec/json-writer.h"

#include <math.h>
#include <string.h>

#define ABOUT      "v1/about.json"
#define STATE      "v1/state.json"
#define PARTITIONS "v1/partitions.json"
#define HISTORY    "v1/history/"
#define BOUNDARIES "v1/boundaries/"

/* The members of a row that say of which place it is. */
typedef struct
{
  char *code, *level, *division, *grid, *area, *id, *assessor, *subject;
  GPtrArray *units; /* of a task: lead and responsible */
  double lon, lat;
} Facts;

typedef struct _Cut Cut;

/* Whether a row of a document is kept. */
typedef gboolean (*KeepFunc) (const Cut *cut, const Facts *facts);

/* An array of rows of a document, as a member at its top. */
typedef struct
{
  const char *member;
  KeepFunc keep;
} Rows;

#define MAX_ROWS_OF 4

typedef struct
{
  const char *name; /* of the document, or how it begins when it ends in "/" */
  Rows rows[MAX_ROWS_OF];
} Rule;

struct _Cut
{
  const PentadCutPlaces *places;
  const char *document; /* its name */
  const char *data;
  PentadGuard guard;
  PentadJsonWriter *writer;
  const char *partition; /* id of the one at hand; NULL none */
};

static void
facts_clear (Facts *facts)
{
  char *const texts[] = { facts->code, facts->level, facts->division, facts->grid,
                          facts->area, facts->id,    facts->assessor, facts->subject };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (facts->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static void
read_units (PentadGuard *guard, Facts *facts)
{
  char *unit = NULL;

  if (pentad_guard_peek (guard) == PENTAD_JSON_ARRAY)
    pentad_field_strings (guard, facts->units);
  else if (pentad_field_string (guard, &unit) && unit != NULL)
    g_ptr_array_add (facts->units, unit);
}

static void
read_facts (PentadGuard *guard, Facts *facts)
{
  const struct
  {
    const char *name;
    char **text;
  } texts[] = {
    { "code", &facts->code },         { "level", &facts->level },
    { "division", &facts->division }, { "grid", &facts->grid },
    { "area", &facts->area },         { "id", &facts->id },
    { "subject", &facts->subject },   { "assessor", &facts->assessor },
  };
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      char **text = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        if (strlen (texts[i].name) == len && memcmp (texts[i].name, name, len) == 0)
          text = texts[i].text;
      if (text != NULL && pentad_guard_peek (guard) == PENTAD_JSON_STRING)
        pentad_field_string (guard, text);
      else if (pentad_guard_name_is (name, len, "lon"))
        pentad_field_double (guard, &facts->lon);
      else if (pentad_guard_name_is (name, len, "lat"))
        pentad_field_double (guard, &facts->lat);
      else if (pentad_guard_name_is (name, len, "responsible") ||
               pentad_guard_name_is (name, len, "lead"))
        read_units (guard, facts);
      else if (pentad_guard_name_is (name, len, "properties"))
        read_facts (guard, facts);
      else
        pentad_guard_skip (guard);
    }
}

static gboolean
keep_division (const Cut *cut, const Facts *facts)
{
  PentadLevel level;

  return facts->level != NULL && pentad_level_parse (facts->level, &level) &&
         pentad_cut_places_names (cut->places, level, facts->code);
}

/* A shape of the division, or of what is below: of those above it would be of other places, too. */
static gboolean
keep_shape (const Cut *cut, const Facts *facts)
{
  PentadLevel level = PENTAD_LEVEL_GRID;
  g_autofree char *id = g_str_has_prefix (cut->document, BOUNDARIES)
                            ? g_strndup (cut->document + strlen (BOUNDARIES),
                                         strcspn (cut->document + strlen (BOUNDARIES), "."))
                            : NULL;

  return facts->code != NULL && (id == NULL || pentad_level_parse (id, &level)) &&
         pentad_cut_places_holds (
             cut->places, pentad_divisions_find (cut->places->divisions, level, facts->code));
}

static gboolean
keep_case (const Cut *cut, const Facts *facts)
{
  return pentad_cut_places_holds_case (cut->places, facts->id);
}

static gboolean
keep_row (const Cut *cut, const Facts *facts)
{
  return pentad_cut_places_holds_code (facts->division, (gpointer)cut->places);
}

static gboolean
keep_patrol (const Cut *cut, const Facts *facts)
{
  return pentad_cut_places_holds_code (facts->grid, (gpointer)cut->places);
}

static gboolean
keep_point (const Cut *cut, const Facts *facts)
{
  return !isnan (facts->lon) && !isnan (facts->lat) &&
         pentad_cut_places_holds_point (cut->places, facts->lon, facts->lat);
}

/* Who has an area of the division in charge covers it wherever he is. */
static gboolean
keep_position (const Cut *cut, const Facts *facts)
{
  return keep_point (cut, facts) ||
         pentad_cut_places_holds_area (cut->places, "responsibility", facts->area);
}

static gboolean
keep_alarm (const Cut *cut, const Facts *facts)
{
  return facts->division != NULL ? keep_row (cut, facts) : keep_point (cut, facts);
}

static gboolean
keep_task (const Cut *cut, const Facts *facts)
{
  for (guint i = 0; i < facts->units->len; i++)
    if (pentad_cut_places_holds_code (g_ptr_array_index (facts->units, i), (gpointer)cut->places))
      return TRUE;
  return FALSE;
}

static gboolean
keep_check (const Cut *cut, const Facts *facts)
{
  return pentad_cut_places_holds_code (facts->subject, (gpointer)cut->places) ||
         pentad_cut_places_holds_code (facts->assessor, (gpointer)cut->places);
}

/* An entry without a division holds for the whole city, and so for this part. */
static gboolean
keep_entry (const Cut *cut, const Facts *facts)
{
  return facts->division == NULL || keep_row (cut, facts);
}

/* Persons of the division and of those above it, whom its cases name. */
static gboolean
keep_post (const Cut *cut, const Facts *facts)
{
  if (facts->division == NULL)
    return TRUE;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    if (pentad_cut_places_names (cut->places, level, facts->division))
      return TRUE;
  return FALSE;
}

/* What is not here is left out: the calls and approvals of a city, and what a later version adds.
 */
static const Rule rules[] = {
  { ABOUT, { { NULL, NULL } } },
  { "v1/calendar.json", { { NULL, NULL } } },
  { "v1/scheme.json", { { NULL, NULL } } },
  { "v1/layers/", { { NULL, NULL } } },
  { PARTITIONS, { { NULL, NULL } } },
  { "v1/divisions.json", { { "divisions", keep_division } } },
  { "v1/grids.json", { { "features", keep_shape } } },
  { BOUNDARIES, { { "features", keep_shape } } },
  { "v1/catalogue.json", { { "posts", keep_post } } },
  { STATE, { { "cases", keep_case } } },
  { "v1/ended/", { { "cases", keep_case } } },
  { "v1/staff.json",
    { { "rows", keep_row }, { "positions", keep_position }, { "patrols", keep_patrol } } },
  { "v1/sensors.json",
    { { "rows", keep_row }, { "alarms", keep_alarm }, { "devices", keep_point } } },
  { "v1/service.json", { { "settled", keep_row }, { "complaints", keep_row } } },
  { "v1/tasks.json", { { "tasks", keep_task } } },
  { "v1/assessments.json", { { "checks", keep_check } } },
  { "v1/topics/", { { "counts", keep_row }, { "entries", keep_entry } } },
};

static const Rule *
find_rule (const char *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_has_suffix (rules[i].name, "/") ? g_str_has_prefix (document, rules[i].name)
                                              : g_str_equal (document, rules[i].name))
      return &rules[i];
  return NULL;
}

/* The value at hand as it stands; NULL after an error. */
static const char *
skip_value (Cut *cut, gsize *len)
{
  gsize begin;

  pentad_guard_peek (&cut->guard);
  begin = pentad_guard_get_position (&cut->guard);
  if (!pentad_guard_skip (&cut->guard))
    return NULL;
  *len = pentad_guard_get_position (&cut->guard) - begin;
  return cut->data + begin;
}

static void
copy_value (Cut *cut)
{
  gsize len;
  const char *text = skip_value (cut, &len);

  if (text != NULL)
    pentad_json_writer_raw (cut->writer, text, len);
}

/* Takes the value of a member, or does not: it is then copied. */
typedef gboolean (*MemberFunc) (Cut *cut, const char *name);

static void
copy_members (Cut *cut, MemberFunc func)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (&cut->guard);
  pentad_json_writer_begin_object (cut->writer);
  while (pentad_guard_next_member (&cut->guard, &name, &len))
    {
      g_autofree char *kept = g_strndup (name, len);

      pentad_json_writer_name (cut->writer, kept);
      if (!func (cut, kept))
        copy_value (cut);
    }
  pentad_json_writer_end_object (cut->writer);
}

/* A row, whole or member by member. */
static void
write_row (const Cut *cut, const Facts *facts, const char *text, gsize len, MemberFunc func)
{
  Cut inner = {
    .places = cut->places, .document = cut->document, .data = text, .writer = cut->writer
  };

  if (func == NULL)
    {
      pentad_json_writer_raw (cut->writer, text, len);
      return;
    }
  inner.partition = facts->id;
  pentad_guard_init (&inner.guard, text, len, cut->document, NULL);
  copy_members (&inner, func);
  pentad_guard_clear (&inner.guard);
}

static void
copy_row (Cut *cut, KeepFunc keep, MemberFunc func)
{
  g_auto (Facts)
      facts = { .units = g_ptr_array_new_with_free_func (g_free), .lon = NAN, .lat = NAN };
  gsize len;
  const char *text = skip_value (cut, &len);
  PentadGuard guard;

  if (text == NULL)
    return;
  pentad_guard_init (&guard, text, len, cut->document, NULL);
  read_facts (&guard, &facts);
  pentad_guard_clear (&guard);
  if (keep != NULL && !keep (cut, &facts))
    return;
  write_row (cut, &facts, text, len, func);
}

/* The rows of an array that are kept; keep NULL: all. func NULL: each as it stands. */
static void
copy_rows (Cut *cut, KeepFunc keep, MemberFunc func)
{
  pentad_json_writer_begin_array (cut->writer);
  if (pentad_field_begin_array (&cut->guard))
    while (pentad_guard_next_element (&cut->guard))
      copy_row (cut, keep, func);
  pentad_json_writer_end_array (cut->writer);
}

/* The unit grids of an area that are in the division. */
static gboolean
take_area_member (Cut *cut, const char *name)
{
  if (!g_str_equal (name, "grids") || pentad_guard_peek (&cut->guard) != PENTAD_JSON_ARRAY)
    return FALSE;
  pentad_json_writer_begin_array (cut->writer);
  pentad_guard_begin_array (&cut->guard);
  while (pentad_guard_next_element (&cut->guard))
    {
      g_autofree char *code = NULL;

      if (pentad_field_string (&cut->guard, &code) &&
          pentad_cut_places_holds_code (code, (gpointer)cut->places))
        pentad_json_writer_string (cut->writer, code);
    }
  pentad_json_writer_end_array (cut->writer);
  return TRUE;
}

static gboolean
keep_area (const Cut *cut, const Facts *facts)
{
  return cut->partition != NULL &&
         pentad_cut_places_holds_area (cut->places, cut->partition, facts->code);
}

static gboolean
take_partition_member (Cut *cut, const char *name)
{
  if (!g_str_equal (name, "areas"))
    return FALSE;
  copy_rows (cut, keep_area, take_area_member);
  return TRUE;
}

static gboolean
take_member (Cut *cut, const char *name)
{
  const Rule *rule = find_rule (cut->document);

  for (guint i = 0; i < MAX_ROWS_OF && rule->rows[i].member != NULL; i++)
    if (g_str_equal (rule->rows[i].member, name))
      {
        copy_rows (cut, rule->rows[i].keep, NULL);
        return TRUE;
      }
  if (g_str_equal (cut->document, PARTITIONS) && g_str_equal (name, "partitions"))
    {
      copy_rows (cut, NULL, take_partition_member);
      return TRUE;
    }
  /* How many cases are open: of the city. A reader of a whole state counts them itself. */
  if (g_str_equal (cut->document, STATE) && g_str_equal (name, "open"))
    {
      pentad_guard_skip (&cut->guard);
      pentad_json_writer_null (cut->writer);
      return TRUE;
    }
  return FALSE;
}

/* Says of what the documents are a part. */
static void
write_part (Cut *cut, GString *text)
{
  const char *code = pentad_divisions_get (cut->places->divisions, cut->places->place)->code;
  PentadJsonWriter writer;
  GString *member = g_string_new (NULL);

  pentad_json_writer_init (&writer, member);
  pentad_json_writer_begin_object (&writer);
  pentad_json_writer_member_string (&writer, "part", code);
  pentad_json_writer_end_object (&writer);
  /* In the place of the brace that ends the document. */
  member->str[0] = ',';
  g_string_truncate (text, text->len - 1);
  g_string_append_len (text, member->str, (gssize)member->len);
  g_string_free (member, TRUE);
}

static GBytes *
cut_document (const PentadCutPlaces *places, const char *name, GBytes *document, GError **error)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter writer;
  Cut cut = { .places = places, .document = name, .writer = &writer };
  gboolean is_read;
  gsize len;

  cut.data = g_bytes_get_data (document, &len);
  pentad_json_writer_init (&writer, text);
  pentad_guard_init (&cut.guard, cut.data, len, name, NULL);
  copy_members (&cut, take_member);
  is_read = pentad_guard_finish (&cut.guard, error);
  pentad_guard_clear (&cut.guard);
  if (is_read && g_str_equal (name, ABOUT))
    write_part (&cut, text);
  if (is_read)
    return g_string_free_to_bytes (text);
  g_string_free (text, TRUE);
  return NULL;
}

/* TRUE also for a document that is left out. */
static gboolean
add_document (PentadSnapshotBuilder *builder,
              const PentadCutPlaces *places,
              const PentadSnapshot *whole,
              const char *name,
              GError **error)
{
  gboolean is_history = g_str_has_prefix (name, HISTORY);
  gboolean is_board = g_str_has_prefix (name, PENTAD_BOARDS_FOLDER);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) left = NULL;

  if (!is_history && !is_board && find_rule (name) == NULL)
    return TRUE;
  document = pentad_snapshot_read (whole, name, error);
  if (document == NULL)
    return FALSE;
  if (is_board)
    return pentad_snapshot_builder_add (builder, name, document, error);
  left = is_history ? pentad_cut_history (document, PENTAD_NO_DAY, pentad_cut_places_holds_finest,
                                          (gpointer)places, error)
                    : cut_document (places, name, document, error);
  return left != NULL && pentad_snapshot_builder_add (builder, name, left, error);
}

GBytes *
pentad_cut_snapshot (const PentadSnapshot *whole,
                     PentadCity *city,
                     int place,
                     PentadManifest *manifest,
                     const PentadKeyPair *key,
                     GError **error)
{
  const PentadManifest *source = pentad_snapshot_get_manifest (whole);
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_auto (PentadCutPlaces) places = { 0 };
  const PentadDivision *division;

  g_return_val_if_fail (place > 0, NULL);

  if (!pentad_cut_places_init (&places, city, place, error))
    return NULL;
  for (guint i = 0; i < source->entries->len; i++)
    {
      const PentadManifestEntry *entry = g_ptr_array_index (source->entries, i);
      g_autofree char *name = pentad_manifest_name_document (entry->name);

      if (!add_document (builder, &places, whole, name, error))
        return NULL;
    }
  division = pentad_divisions_get (places.divisions, place);
  manifest->division = g_strdup (division->code);
  pentad_label_copy (&manifest->division_name, &division->name);
  return pentad_snapshot_builder_finish (builder, manifest, key, error);
}
