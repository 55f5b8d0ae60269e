/* Trails packed and unpacked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case.h"

#include <math.h>

#define NONE PENTAD_NO_TIME
/* The last instant that is kept. */
#define FAR (G_GINT64_CONSTANT (1) << 60)

static PentadCase *
pack (const PentadTrailEntry *entries, guint n)
{
  return pentad_case_new (
      &(PentadCaseFacts){ "C", NULL, PENTAD_SOURCE_OTHER, FALSE, NULL, NAN, NAN, NULL }, entries,
      n);
}

static void
assert_same (const PentadTrailEntry *a, const PentadTrailEntry *b)
{
  g_assert_cmpint (a->act, ==, b->act);
  g_assert_cmpint (a->time, ==, b->time);
  g_assert_cmpint (a->due, ==, b->due);
  g_assert_cmpint (a->value, ==, b->value);
  g_assert_cmpstr (a->department, ==, b->department);
  g_assert_cmpstr (a->by, ==, b->by);
  g_assert_cmpstr (a->to, ==, b->to);
}

static void
test_what_is_packed_comes_back (void)
{
  static const PentadTrailEntry rows[][4] = {
    { { 1790000000, NONE, NULL, NULL, NULL, PENTAD_ACT_REPORT, 0 },
      { 1790000001, NONE, NULL, "P1", NULL, PENTAD_ACT_ACCEPT, 0 },
      { 1790000001, 1790009000, "D1", "P2", "P3", PENTAD_ACT_DISPATCH, 0 },
      { NONE, NONE, NULL, NULL, NULL, PENTAD_ACT_END, 0 } },
    /* Before the epoch, after long times, deadlines before and long after the act. */
    { { -5, -90000, "D1", NULL, "P1", PENTAD_ACT_REPORT, 0 },
      { 0, FAR, NULL, NULL, NULL, PENTAD_ACT_EXTEND, 0 },
      { FAR - 1, 0, NULL, NULL, NULL, PENTAD_ACT_EXTEND, 0 },
      { FAR, NONE, NULL, NULL, NULL, PENTAD_ACT_CLOSE, 0 } },
    { { -FAR, FAR, NULL, NULL, NULL, PENTAD_ACT_REPORT, 0 },
      { FAR, -FAR, NULL, NULL, NULL, PENTAD_ACT_VISIT, 1 },
      { FAR, NONE, NULL, "P", NULL, PENTAD_ACT_APPEAL, 1 },
      { NONE, 7, "D", "P", "Q", PENTAD_ACT_END, 0 } },
    /* As it usually goes, with persons and without. */
    { { 1790000000, NONE, NULL, "P1", NULL, PENTAD_ACT_REPORT, 0 },
      { 1790000300, NONE, NULL, "P2", NULL, PENTAD_ACT_ACCEPT, 0 },
      { 1790000600, NONE, NULL, "P3", "P4", PENTAD_ACT_FILE, 0 },
      { 1790000900, 1790009000, "D1", "P4", NULL, PENTAD_ACT_DISPATCH, 0 } },
    { { 1790000000, NONE, NULL, NULL, NULL, PENTAD_ACT_REPORT, 0 },
      { 1790000300, NONE, NULL, NULL, NULL, PENTAD_ACT_ACCEPT, 0 },
      { 1790000600, NONE, NULL, NULL, NULL, PENTAD_ACT_FILE, 0 },
      { 1790000900, 1790009000, "D1", NULL, NULL, PENTAD_ACT_DISPATCH, 0 } },
    { { 1790000000, NONE, NULL, NULL, "P1", PENTAD_ACT_FEEDBACK, 0 },
      { 1790000300, NONE, NULL, NULL, "P2", PENTAD_ACT_ASK_CHECK, 0 },
      { 1790000600, NONE, NULL, "P2", "P1", PENTAD_ACT_SEND_CHECK, 0 },
      { 1790000900, NONE, NULL, "P1", NULL, PENTAD_ACT_CHECK, 0 } },
    { { 100, NONE, NULL, NULL, NULL, PENTAD_ACT_VISIT, 0 },
      { 200, NONE, NULL, NULL, NULL, PENTAD_ACT_APPEAL, 0 },
      { 300, NONE, NULL, NULL, NULL, PENTAD_ACT_SELF_HANDLED, 0 },
      { 300, NONE, NULL, NULL, NULL, PENTAD_ACT_ASK_CHECK, 0 } },
    { { 100, NONE, NULL, "P", NULL, PENTAD_ACT_PRESS, PENTAD_PRESS_OVERTIME },
      { 200, 300, NULL, NULL, NULL, PENTAD_ACT_PRESS, PENTAD_PRESS_KEY_CASE },
      { 200, NONE, NULL, NULL, NULL, PENTAD_ACT_PRESS, PENTAD_PRESS_OTHER },
      { 300, 400, "D", "P", "Q", PENTAD_ACT_BUNDLE, 0 } },
    { { NONE, 100, NULL, NULL, NULL, PENTAD_ACT_END, 0 },
      { NONE, NONE, NULL, NULL, NULL, PENTAD_ACT_END, 0 },
      { NONE, NONE, NULL, NULL, NULL, PENTAD_ACT_END, 0 },
      { NONE, NONE, NULL, NULL, NULL, PENTAD_ACT_END, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadCase) item = pack (rows[i], G_N_ELEMENTS (rows[i]));
      PentadTrailIter iter;
      PentadTrailEntry entry;

      g_test_message ("%u", i);
      pentad_case_trail (item, &iter);
      for (guint e = 0; e < G_N_ELEMENTS (rows[i]); e++)
        {
          g_assert_true (pentad_trail_iter_next (&iter, &entry));
          assert_same (&entry, &rows[i][e]);
        }
      g_assert_false (pentad_trail_iter_next (&iter, &entry));
    }
}

static void
test_every_act (void)
{
  for (int act = 0; act < PENTAD_N_ACTS; act++)
    {
      PentadTrailEntry in = { .time = 5, .due = NONE, .act = act }, out;
      PentadTrailIter iter;

      if (act == PENTAD_ACT_END)
        in.time = NONE;
      g_autoptr (PentadCase) item = pack (&in, 1);
      pentad_case_trail (item, &iter);
      g_assert_true (pentad_trail_iter_next (&iter, &out));
      assert_same (&in, &out);
    }
}

static void
test_press_kinds (void)
{
  for (int i = 0; i < PENTAD_N_PRESSES; i++)
    g_assert_cmpint (pentad_press_parse (pentad_press_id (i)), ==, i);
  g_assert_cmpint (pentad_press_parse ("whim"), ==, PENTAD_PRESS_OTHER);
  g_assert_cmpint (pentad_press_parse (NULL), ==, PENTAD_PRESS_OTHER);
}

/* More acts than are unpacked in place, and numbers of codes that need several bytes. */
static void
test_long_trail (void)
{
  enum
  {
    N = 512
  };
  g_autofree PentadTrailEntry *entries = g_new0 (PentadTrailEntry, N);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_auto (PentadTrail) trail;

  for (int i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("person %d", i);

      entries[i] = (PentadTrailEntry){ .time = (gint64)i * i * i,
                                       .due = i % 3 == 0 ? (gint64)i << 30 : NONE,
                                       .by = g_string_chunk_insert (texts, text),
                                       .to = g_string_chunk_insert (texts, text),
                                       .act = PENTAD_ACT_PRESS };
    }
  g_autoptr (PentadCase) item = pack (entries, N);
  pentad_trail_init (&trail, item);
  g_assert_cmpuint (pentad_case_get_n_acts (item), ==, N);
  g_assert_cmpuint (trail.n, ==, N);
  for (int i = 0; i < N; i++)
    assert_same (&trail.entries[i], &entries[i]);
}

static void
test_a_case_without_acts (void)
{
  g_autoptr (PentadCase) item = pack (NULL, 0);
  PentadCaseView view;

  pentad_case_view (item, 0, &view);
  g_assert_cmpuint (view.outcome, ==, PENTAD_OUTCOME_UNKNOWN);
  g_assert_cmpuint (pentad_case_get_n_acts (item), ==, 0);
  g_assert_cmpint (pentad_case_get_reported (item), ==, NONE);
}

static void
test_instants_beyond_are_cut (void)
{
  const PentadTrailEntry in[] = {
    { .time = G_MININT64 + 1, .due = G_MAXINT64, .act = PENTAD_ACT_REPORT },
    { .time = G_MAXINT64, .due = G_MININT64 + 1, .act = PENTAD_ACT_EXTEND },
  };
  g_autoptr (PentadCase) item = pack (in, G_N_ELEMENTS (in));
  g_auto (PentadTrail) trail;

  pentad_trail_init (&trail, item);
  g_assert_cmpint (trail.entries[0].time, ==, -FAR);
  g_assert_cmpint (trail.entries[0].due, ==, FAR);
  g_assert_cmpint (trail.entries[1].time, ==, FAR);
  g_assert_cmpint (trail.entries[1].due, ==, -FAR);
}

/* Every pair of acts with everything set or not: whatever is thought usual. */
static void
test_any_act_after_any_other (void)
{
  for (int a = 0; a < PENTAD_N_ACTS; a++)
    for (int b = 0; b < PENTAD_N_ACTS; b++)
      for (guint set = 0; set < 64; set++)
        {
          const PentadTrailEntry in[] = {
            { .time = 5,
              .due = set & 1 ? 70 : NONE,
              .by = set & 2 ? "P1" : NULL,
              .to = set & 4 ? "P2" : NULL,
              .act = (PentadAct)a },
            { .time = 60,
              .due = set & 8 ? 90 : NONE,
              .department = set & 16 ? "D1" : NULL,
              .by = set & 32 ? "P2" : NULL,
              .act = (PentadAct)b },
          };
          g_auto (PentadTrail) trail;

          if (a == PENTAD_ACT_END || b == PENTAD_ACT_END)
            continue;
          g_autoptr (PentadCase) item = pack (in, G_N_ELEMENTS (in));
          pentad_trail_init (&trail, item);
          g_assert_cmpuint (trail.n, ==, 2);
          assert_same (&trail.entries[0], &in[0]);
          assert_same (&trail.entries[1], &in[1]);
        }
}

/* A realistic trail with persons, as the demo city has them: what a case costs rests on it. */
static void
test_a_trail_is_small (void)
{
  const gint64 t = 1790000000;
  const PentadTrailEntry entries[] = {
    { .time = t, .due = NONE, .by = "S-017", .act = PENTAD_ACT_REPORT },
    { .time = t + 780, .due = NONE, .by = "A-005", .act = PENTAD_ACT_ACCEPT },
    { .time = t + 1200, .due = NONE, .by = "L-002", .to = "P-005", .act = PENTAD_ACT_FILE },
    { .time = t + 1620,
      .due = t + 16000,
      .department = "D1",
      .by = "P-005",
      .act = PENTAD_ACT_DISPATCH },
    { .time = t + 9000, .due = NONE, .act = PENTAD_ACT_DISPOSE },
    { .time = t + 9600, .due = NONE, .act = PENTAD_ACT_FEEDBACK },
    { .time = t + 9600, .due = NONE, .to = "A-010", .act = PENTAD_ACT_ASK_CHECK },
    { .time = t + 10000, .due = NONE, .by = "A-010", .to = "S-017", .act = PENTAD_ACT_SEND_CHECK },
    { .time = t + 12000, .due = NONE, .by = "S-017", .act = PENTAD_ACT_CHECK },
    { .time = t + 13000, .due = NONE, .by = "A-010", .act = PENTAD_ACT_CLOSE },
  };
  const PentadCaseFacts facts = { .id = "YZ20261110000141",
                                  .class_code = "e0113",
                                  .source = PENTAD_SOURCE_SUPERVISOR,
                                  .division = "990101004007014",
                                  .lon = 117.98704,
                                  .lat = 32.000715,
                                  .condition = 1 };
  g_autoptr (PentadCase) item = pentad_case_new (&facts, entries, G_N_ELEMENTS (entries));

  g_assert_cmpuint (pentad_case_get_size (item), <=, 74);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/trail/press-kinds", test_press_kinds);
  g_test_add_func ("/model/trail/what-is-packed-comes-back", test_what_is_packed_comes_back);
  g_test_add_func ("/model/trail/every-act", test_every_act);
  g_test_add_func ("/model/trail/long-trail", test_long_trail);
  g_test_add_func ("/model/trail/a-case-without-acts", test_a_case_without_acts);
  g_test_add_func ("/model/trail/instants-beyond-are-cut", test_instants_beyond_are_cut);
  g_test_add_func ("/model/trail/any-act-after-any-other", test_any_act_after_any_other);
  g_test_add_func ("/model/trail/a-trail-is-small", test_a_trail_is_small);
  return g_test_run ();
}
