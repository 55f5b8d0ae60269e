/* Tests of the sums of topics: by place, by group, and what is not known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/topic-sums.h"

#include <math.h>

typedef struct
{
  PentadDivisions *divisions;
  PentadTopic *topic;
} Fixture;

static void
add_kind (PentadTopic *topic, const char *id, const char *group)
{
  PentadTopicKind *kind = pentad_topic_add_kind (topic);

  kind->id = g_strdup (id);
  kind->group = g_strdup (group);
}

static void
add_measure (PentadTopic *topic, const char *id, const char *of)
{
  PentadTopicMeasure *measure = pentad_topic_add_measure (topic);

  measure->id = g_strdup (id);
  measure->of = g_strdup (of);
}

static void
add_count (PentadTopic *topic, const char *division, const char *kind, double total, double ready)
{
  const double numbers[] = { total, ready };

  pentad_topic_add_count (topic, division, kind, numbers, 2);
}

/* Two districts; a has two streets. */
static void
set_up (Fixture *f, gconstpointer data)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("c", NULL);

  pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "a", NULL, NULL);
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "b", NULL, NULL);
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "a1", NULL, "a");
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "a2", NULL, "a");
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "b1", NULL, "b");
  f->divisions = pentad_divisions_builder_finish (builder);
  f->topic = pentad_topic_new ("t");
  add_measure (f->topic, "total", NULL);
  add_measure (f->topic, "ready", "total");
  add_kind (f->topic, "x", "g");
  add_kind (f->topic, "y", "g");
  add_kind (f->topic, "g", NULL);
  add_kind (f->topic, "coarse", NULL);
  add_kind (f->topic, "never", NULL);
  add_count (f->topic, "a1", "x", 4, 1);
  add_count (f->topic, "a2", "x", 6, 5);
  add_count (f->topic, "b1", "x", 10, NAN);
  add_count (f->topic, "a1", "y", 1, 1);
  add_count (f->topic, "a", "coarse", 7, 7);
  add_count (f->topic, "nowhere", "x", 100, 100);
  add_count (f->topic, "a1", "nothing", 100, 100);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pentad_topic_unref (f->topic);
  pentad_divisions_unref (f->divisions);
}

enum
{
  X,
  Y,
  G,
  COARSE,
  NEVER
};

static void
test_sums (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *place;
    int kind, measure;
    double expected;
  } table[] = {
    { "c", X, 0, 20 },        { "c", X, 1, NAN },     { "a", X, 0, 10 },     { "a", X, 1, 6 },
    { "a1", X, 0, 4 },        { "c", Y, 0, 1 },       { "b", Y, 0, 0 },      { "b1", Y, 0, 0 },
    { "a", G, 0, 11 },        { "a1", G, 1, 2 },      { "c", COARSE, 0, 7 }, { "b", COARSE, 0, 0 },
    { "a1", COARSE, 0, NAN }, { "c", NEVER, 0, NAN }, { "a", X, 2, NAN },
  };
  g_autoptr (PentadTopicSums) sums = pentad_topic_sums_new (f->topic, f->divisions);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int place = pentad_divisions_find_any (f->divisions, table[i].place);
      double sum = pentad_topic_sums_get (sums, place, table[i].kind, table[i].measure);

      g_test_message ("%s %d %d: %g", table[i].place, table[i].kind, table[i].measure, sum);
      if (isnan (table[i].expected))
        g_assert_true (isnan (sum));
      else
        g_assert_cmpfloat (sum, ==, table[i].expected);
    }
  int a = pentad_divisions_find_any (f->divisions, "a");
  g_assert_cmpfloat (pentad_topic_sums_get_share (sums, a, X, 1), ==, 60);
  g_assert_true (isnan (pentad_topic_sums_get_share (sums, a, X, 0)));
  g_assert_true (isnan (pentad_topic_sums_get (sums, -1, X, 0)));
}

/* What the platform sends for a place goes before the sum of what lies below it. */
static void
test_sent (Fixture *f, gconstpointer data)
{
  add_count (f->topic, "a", "x", 50, 40);
  add_count (f->topic, "a", "x", 1, 1);
  g_autoptr (PentadTopicSums) sums = pentad_topic_sums_new (f->topic, f->divisions);

  g_assert_cmpfloat (
      pentad_topic_sums_get (sums, pentad_divisions_find_any (f->divisions, "a"), X, 0), ==, 50);
  g_assert_cmpfloat (pentad_topic_sums_get (sums, 0, X, 0), ==, 60);
}

static void
test_entries (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *division, *place;
    gboolean expected;
  } table[] = {
    { NULL, "c", TRUE },   { NULL, "a1", TRUE }, { "a", "a", TRUE },
    { "a", "c", TRUE },    { "a", "a1", TRUE },  { "a1", "a", TRUE },
    { "a1", "a2", FALSE }, { "b", "a", FALSE },  { "nowhere", "c", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadTopicEntry entry = { .division = (char *)table[i].division };

      g_assert_cmpint (
          pentad_topic_entry_is_of (&entry, f->divisions,
                                    pentad_divisions_find_any (f->divisions, table[i].place)),
          ==, table[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evaluate/topic-sums/by-place-and-group", Fixture, NULL, set_up, test_sums,
              tear_down);
  g_test_add ("/evaluate/topic-sums/what-is-sent-goes-first", Fixture, NULL, set_up, test_sent,
              tear_down);
  g_test_add ("/evaluate/topic-sums/entries-of-a-place", Fixture, NULL, set_up, test_entries,
              tear_down);
  return g_test_run ();
}
