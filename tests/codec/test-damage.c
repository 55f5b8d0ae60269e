/* Damaged documents: cut anywhere, changed anywhere. Readers refuse or read them, and never crash.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/open311.h"
#include "samples.h"

#include <string.h>

typedef gboolean (*Reader) (const char *data, gsize len, GPtrArray *findings, GError **error);

#define READER(name, Type, call)                                                                   \
  static gboolean name (const char *data, gsize len, GPtrArray *findings, GError **error)          \
  {                                                                                                \
    g_autoptr (Type) value = call;                                                                 \
                                                                                                   \
    return value != NULL;                                                                          \
  }

READER (read_about, PentadAbout, pentad_read_about (data, len, "u", error))
READER (read_partitions, GPtrArray, pentad_read_partitions (data, len, "u", NULL, error))
READER (read_layer, PentadLayer, pentad_read_layer (data, len, "u", NULL, "l", findings, error))
READER (read_catalogue, PentadCatalogue, pentad_read_catalogue (data, len, "u", error))
READER (read_scheme, PentadScheme, pentad_read_scheme (data, len, "u", error))
READER (read_state, PentadState, pentad_read_state (data, len, "u", NULL, findings, error))
READER (read_ended,
        GPtrArray,
        pentad_read_ended (data, len, "u", NULL, NULL, NULL, findings, error))
READER (read_history, PentadHistory, pentad_read_history (data, len, "u", findings, error))
READER (read_staff, PentadStaff, pentad_read_staff (data, len, "u", NULL, findings, error))
READER (read_sensors, PentadSensors, pentad_read_sensors (data, len, "u", NULL, error))
READER (read_calls, PentadCalls, pentad_read_calls (data, len, "u", error))
READER (read_approvals, PentadApprovals, pentad_read_approvals (data, len, "u", error))
READER (read_service, PentadService, pentad_read_service (data, len, "u", error))
READER (read_tasks, PentadTasks, pentad_read_tasks (data, len, "u", error))
READER (read_assessments,
        PentadAssessments,
        pentad_read_assessments (data, len, "u", findings, error))
READER (read_topic, PentadTopic, pentad_read_topic (data, len, "u", "t", error))
READER (read_services, PentadCatalogue, pentad_read_open311_services (data, len, "u", error))
READER (read_requests,
        PentadState,
        pentad_read_open311_requests (data, len, "u", NULL, findings, error))

static gboolean
read_calendar (const char *data, gsize len, GPtrArray *findings, GError **error)
{
  static PentadZone *zone; /* made once: that is slow */

  if (zone == NULL)
    zone = pentad_zone_new ("UTC", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_read_calendar (data, len, "u", zone, error);
  return calendar != NULL;
}

/* Places are also built, since that is where odd shapes would hurt. */
static gboolean
build_places (gboolean read, PentadDivisionsBuilder *builder)
{
  if (!read)
    {
      pentad_divisions_builder_free (builder);
      return FALSE;
    }
  g_autoptr (PentadDivisions) places = pentad_divisions_builder_finish (builder);
  g_assert_nonnull (places);
  return TRUE;
}

static gboolean
read_divisions (const char *data, gsize len, GPtrArray *findings, GError **error)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("c", NULL);

  return build_places (pentad_read_divisions (data, len, "u", builder, findings, error), builder);
}

static gboolean
read_grids (const char *data, gsize len, GPtrArray *findings, GError **error)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("c", NULL);

  return build_places (pentad_read_grids (data, len, "u", NULL, builder, findings, error), builder);
}

static const struct
{
  const char *name, *text;
  Reader read;
} documents[] = {
  { "about", SAMPLE_ABOUT, read_about },
  { "divisions", SAMPLE_DIVISIONS, read_divisions },
  { "grids", SAMPLE_GRIDS, read_grids },
  { "partitions", SAMPLE_PARTITIONS, read_partitions },
  { "layer", SAMPLE_LAYER, read_layer },
  { "catalogue", SAMPLE_CATALOGUE, read_catalogue },
  { "calendar", SAMPLE_CALENDAR, read_calendar },
  { "scheme", SAMPLE_SCHEME, read_scheme },
  { "state", SAMPLE_STATE, read_state },
  { "ended", SAMPLE_ENDED, read_ended },
  { "history", SAMPLE_HISTORY, read_history },
  { "staff", SAMPLE_STAFF, read_staff },
  { "sensors", SAMPLE_SENSORS, read_sensors },
  { "calls", SAMPLE_CALLS, read_calls },
  { "approvals", SAMPLE_APPROVALS, read_approvals },
  { "service", SAMPLE_SERVICE, read_service },
  { "tasks", SAMPLE_TASKS, read_tasks },
  { "assessments", SAMPLE_ASSESSMENTS, read_assessments },
  { "topic", SAMPLE_TOPIC, read_topic },
  { "services", SAMPLE_SERVICES, read_services },
  { "requests", SAMPLE_REQUESTS, read_requests },
};

/* Reads a copy that ends where memory does, so that a sanitizer sees reading beyond it. */
static gboolean
read_copy (guint i, const char *data, gsize len)
{
  g_autofree char *copy = g_memdup2 (data, len);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  gboolean read = documents[i].read (copy, len, findings, &error);

  g_assert_cmpint (read, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_true (error->domain == PENTAD_CODEC_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_prefix (error->message, "u: $"));
      g_assert_cmpuint (strlen (error->message), <, 600);
    }
  return read;
}

static void
test_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (!read_copy (i, documents[i].text, strlen (documents[i].text)))
      g_error ("the sample of %s is not read", documents[i].name);
}

static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    for (gsize len = 0; len < strlen (documents[i].text); len++)
      if (read_copy (i, documents[i].text, len))
        g_error ("%s is read although it ends at byte %" G_GSIZE_FORMAT, documents[i].name, len);
}

/* Some bytes become others, often ones that mean something to a reader; pieces are doubled. */
static void
damage (GRand *rand, GString *text)
{
  static const char *const pieces[] = { "{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\"",
                                        "\\",
                                        "null",
                                        "-1",
                                        "1e999",
                                        "0.5",
                                        "true",
                                        "\"\"",
                                        "[]",
                                        "{}",
                                        "\xff",
                                        "\\u0000",
                                        "999999999999999999",
                                        "\xed\xa0\x80" };
  int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n && text->len > 0; i++)
    {
      gssize at = g_rand_int_range (rand, 0, (int)text->len);
      gssize most = g_rand_int_range (rand, 0, 12), len = MIN (most, (gssize)text->len - at);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          text->str[at] = (char)g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          g_string_erase (text, at, len);
          break;
        case 2:
          {
            g_autofree char *piece = g_strndup (text->str + at, (gsize)len);

            g_string_insert (text, at, piece);
            break;
          }
        default:
          g_string_erase (text, at, len);
          g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }
    }
}

static void
test_changed (void)
{
  guint n_rounds = g_test_slow () ? 200000 : 3000;

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint round = 0; round < n_rounds; round++)
        {
          g_string_assign (text, documents[i].text);
          damage (rand, text);
          read_copy (i, text->str, text->len);
        }
    }
}

/* Every value of every document in turn becomes one of another type, so that each reader meets each
 * wrong type at each place. */
static void
test_wrong_types (void)
{
  static const char *const values[] = { "null", "true", "-1",     "1e300",        "\"x\"",
                                        "[]",   "{}",   "[null]", "{\"a\":null}", "[[[[[0]]]]]" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    for (const char *colon = strstr (documents[i].text, "\": "); colon != NULL;
         colon = strstr (colon + 1, "\": "))
      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        {
          const char *value = colon + 3;
          gsize before = (gsize)(value - documents[i].text);
          g_autoptr (GString) text = g_string_new_len (documents[i].text, (gssize)before);
          int depth = 0;
          const char *p = value;
          gboolean quoted = FALSE;

          /* To the comma or bracket that ends the value. */
          for (; *p != '\0'; p++)
            {
              if (*p == '"')
                quoted = !quoted;
              if (quoted)
                continue;
              if (*p == '{' || *p == '[')
                depth++;
              if (depth == 0 && (*p == ',' || *p == '}' || *p == ']'))
                break;
              if (*p == '}' || *p == ']')
                depth--;
            }
          g_string_append (text, values[v]);
          g_string_append (text, p);
          read_copy (i, text->str, text->len);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/damage/whole-samples-are-read", test_whole);
  g_test_add_func ("/codec/damage/cut-documents-are-refused", test_cut);
  g_test_add_func ("/codec/damage/changed-documents-do-no-harm", test_changed);
  g_test_add_func ("/codec/damage/wrong-types-do-no-harm", test_wrong_types);
  return g_test_run ();
}
