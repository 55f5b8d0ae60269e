/* Tests of the reader of topics, and of what boards say of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/board-file.h"
#include "codec/documents.h"

#include "samples.h"

#include <math.h>
#include <string.h>

static void
test_topic (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadTopic) topic =
      pentad_read_topic (SAMPLE_TOPIC, strlen (SAMPLE_TOPIC), "u", "emergency", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (topic->id, ==, "emergency");
  g_assert_cmpuint (topic->kinds->len, ==, 2);
  const PentadTopicKind *kind = g_ptr_array_index (topic->kinds, 0);
  g_assert_cmpstr (kind->group, ==, "hazards");
  g_assert_cmpint (kind->tone, ==, PENTAD_TOPIC_BAD);
  const PentadTopicMeasure *ready = g_ptr_array_index (topic->measures, 1);
  g_assert_cmpstr (ready->of, ==, "total");
  g_assert_cmpint (pentad_topic_find_measure (topic, "ready"), ==, 1);
  g_assert_cmpint (pentad_topic_find_kind (topic, "none"), ==, -1);

  g_assert_cmpuint (topic->counts->len, ==, 2);
  const PentadTopicCount *count = &g_array_index (topic->counts, PentadTopicCount, 0);
  g_assert_cmpstr (g_ptr_array_index (topic->codes, count->division), ==, "990101001");
  g_assert_cmpstr (g_ptr_array_index (topic->counted, count->kind), ==, "h1");
  g_assert_cmpfloat (pentad_topic_get_number (topic, count, 0), ==, 3);
  g_assert_true (isnan (pentad_topic_get_number (topic, count, 1)));
  g_assert_true (isnan (pentad_topic_get_number (topic, count, 2)));
  g_assert_cmpuint (count->division, ==, (count + 1)->division);

  g_assert_cmpuint (topic->entries->len, ==, 2);
  const PentadTopicEntry *one = g_ptr_array_index (topic->entries, 0);
  const PentadTopicEntry *two = g_ptr_array_index (topic->entries, 1);
  g_assert_cmpstr (one->state, ==, "yellow");
  g_assert_cmpint (one->until - one->since, ==, 3600);
  g_assert_cmpfloat (one->number, ==, 2.5);
  g_assert_cmpstr (one->class_code, ==, "e0101");
  g_assert_null (two->division);
  g_assert_cmpint (two->due, ==, PENTAD_NO_TIME);
  g_assert_true (isnan (two->of));
}

#define T        "\"as_of\": \"2026-11-22T14:32:05+08:00\""
#define N(given) "{" T ", \"counts\": [{\"division\": \"d\", \"n\": {\"k\": [" given "]}}]}"

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *path, *expected;
  } table[] = {
    { "{}", "$", "expected the time of the document" },
    { "{" T ", \"kinds\": [{}]}", "$.kinds[0]", "expected the id of a kind or state" },
    { "{" T ", \"kinds\": {}}", "$.kinds", "expected an array" },
    { "{" T ", \"measures\": [{\"of\": \"a\"}]}", "$.measures[0]", "expected the id of a measure" },
    { "{" T ", \"entries\": [{}]}", "$.entries[0]", "expected the id of an entry" },
    { "{" T ", \"entries\": [{\"id\": \"a\", \"since\": \"today\"}]}", "$.entries[0].since",
      "expected a time" },
    { "{" T ", \"counts\": [{\"n\": {}}]}", "$.counts[0]", "expected the division of the counts" },
    { N ("-1"), "$.counts[0].n.k[0]", "expected a number that is not negative" },
    { N ("\"1\""), "$.counts[0].n.k[0]", "expected a number" },
    { N ("1, 2, 3, 4, 5, 6, 7, 8, 9"), "$.counts[0].n.k", "expected 8 numbers at most" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadTopic *topic =
          pentad_read_topic (table[i].text, strlen (table[i].text), "u", "t", &error);

      g_assert_null (topic);
      g_assert_true (error->domain == PENTAD_CODEC_ERROR);
      if (strstr (error->message, table[i].path) == NULL ||
          strstr (error->message, table[i].expected) == NULL)
        g_error ("%s: %s", table[i].text, error->message);
    }
}

#define SPEC(topic)                                                                                \
  "{\"id\": \"b\", \"panels\": [{\"id\": \"p\", \"kind\": \"topic\", \"at\": [0, 0, 1, 1], "       \
  "\"topic\": " topic "}]}"

static void
test_spec (void)
{
  static const char text[] =
      SPEC ("{\"of\": \"duty\", \"rows\": \"places\", \"kinds\": [\"a\"], \"states\": [\"s\"],"
            " \"sort\": \"total\", \"later\": 1, \"caption\": [\"unit\", \"since\"], \"value\":"
            " \"state\", \"columns\": [{\"measure\": \"total\"}, {\"measure\": \"ready\", \"show\":"
            " \"share\", \"good\": \"low\", \"target\": 95, \"label\": \"L\"}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadBoardSpec) board = pentad_read_board (text, strlen (text), "file", &error);

  g_assert_no_error (error);
  const PentadTopicSpec *spec = &((PentadPanelSpec *)g_ptr_array_index (board->panels, 0))->topic;
  g_assert_cmpstr (spec->of, ==, "duty");
  g_assert_cmpint (spec->rows, ==, PENTAD_TOPIC_ROWS_PLACES);
  g_assert_cmpint (spec->value, ==, PENTAD_TOPIC_FIELD_STATE);
  g_assert_cmpuint (spec->caption->len, ==, 2);
  g_assert_cmpint (g_array_index (spec->caption, int, 1), ==, PENTAD_TOPIC_FIELD_SINCE);
  const PentadTopicColumn *first = g_ptr_array_index (spec->columns, 0);
  const PentadTopicColumn *second = g_ptr_array_index (spec->columns, 1);
  g_assert_false (first->is_share);
  g_assert_true (isnan (first->target));
  g_assert_true (second->is_share && second->lower_is_good);
  g_assert_cmpfloat (second->target, ==, 95);
}

static void
test_spec_refused (void)
{
  static const struct
  {
    const char *text, *path, *expected;
  } table[] = {
    { SPEC ("{}"), "$.panels[0].topic", "expected the topic's id: “of”" },
    { SPEC ("3"), "$.panels[0].topic", "expected an object" },
    { SPEC ("{\"of\": \"a\", \"rows\": \"both\"}"), "$.panels[0].topic.rows",
      "expected one of kinds, places" },
    { SPEC ("{\"of\": \"a\", \"value\": \"sum\"}"), "$.panels[0].topic.value",
      "expected one of kind, state" },
    { SPEC ("{\"of\": \"a\", \"caption\": [\"sum\"]}"), "$.panels[0].topic.caption[0]",
      "expected one of kind, state" },
    { SPEC ("{\"of\": \"a\", \"columns\": [{}]}"), "$.panels[0].topic.columns[0]",
      "expected the column's measure" },
    { SPEC ("{\"of\": \"a\", \"columns\": [{\"measure\": \"m\", \"show\": \"bar\"}]}"),
      "$.panels[0].topic.columns[0].show", "expected one of count, share" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadBoardSpec *spec =
          pentad_read_board (table[i].text, strlen (table[i].text), "file", &error);

      g_assert_null (spec);
      if (strstr (error->message, table[i].path) == NULL ||
          strstr (error->message, table[i].expected) == NULL)
        g_error ("%s: %s", table[i].text, error->message);
    }
}

/* Numbers are kept small, but exactly. */
static void
test_numbers (void)
{
  static const double numbers[] = {
    0, 3, 16777217, 0.5, 0.1, 1e300, -2.5, NAN,
  };
  g_autoptr (PentadTopic) topic = pentad_topic_new ("basics");

  pentad_topic_add_count (topic, "990101", "land", numbers, G_N_ELEMENTS (numbers));
  pentad_topic_add_count (topic, "990102", "people", numbers + 2, 3);
  pentad_topic_add_count (topic, "", "land", numbers, 1);
  pentad_topic_set_division (topic, 2, "990103");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double got =
          pentad_topic_get_number (topic, &g_array_index (topic->counts, PentadTopicCount, 0), i);

      g_assert_true (got == numbers[i] || (isnan (got) && isnan (numbers[i])));
    }
  const PentadTopicCount *second = &g_array_index (topic->counts, PentadTopicCount, 1);
  g_assert_cmpfloat (pentad_topic_get_number (topic, second, 0), ==, 16777217);
  g_assert_cmpfloat (pentad_topic_get_number (topic, second, 2), ==, 0.1);
  g_assert_true (isnan (pentad_topic_get_number (topic, second, 3)));
  const PentadTopicCount *third = second + 1;
  g_assert_cmpstr (g_ptr_array_index (topic->codes, third->division), ==, "990103");
  g_assert_cmpstr (g_ptr_array_index (topic->counted, third->kind), ==, "land");
  g_assert_cmpuint (topic->counted->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/topic/kinds-measures-counts-and-entries", test_topic);
  g_test_add_func ("/codec/topic/what-is-wrong-is-named", test_refused);
  g_test_add_func ("/codec/topic/a-panel-says-what-it-shows", test_spec);
  g_test_add_func ("/codec/topic/a-panel-that-makes-no-sense-is-refused", test_spec_refused);
  g_test_add_func ("/codec/topic/numbers-are-small-but-exact", test_numbers);
  return g_test_run ();
}
