/* Tests of cases as they are kept on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/cases-file.h"

#include <math.h>

static const PentadTrailEntry whole_trail[] = {
  { .time = 1767225600, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT, .by = "P1" },
  { .time = 1767225660, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_FILE, .by = "P1", .to = "P2" },
  { .time = 1767226000, .due = 1767312400, .act = PENTAD_ACT_DISPATCH, .department = "D1" },
  { .time = 1767226100, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_PRESS, .value = 2 },
  { .time = 1767226200, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_VISIT, .value = 1 },
  { .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_END },
};

/* With everything that a case can have, with nothing that it need not have, and one in the far
 * past.
 */
static GPtrArray *
sample_cases (void)
{
  static const PentadCaseFacts facts[] = {
    { .id = "A-1",
      .class_code = "e0101",
      .source = PENTAD_SOURCE_PUBLIC,
      .repeat = TRUE,
      .division = "320105001",
      .lon = 118.7654321,
      .lat = -32.1,
      .address = "东湖路 12 号",
      .condition = 255,
      .assumed = TRUE },
    { .id = "B", .lon = NAN, .lat = NAN },
    { .id = "C", .class_code = "e0101", .lon = NAN, .lat = NAN, .address = "" },
  };
  static const PentadTrailEntry early = { .time = -62135596800,
                                          .due = 253402300799,
                                          .act = PENTAD_ACT_REPORT };
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);

  g_ptr_array_add (cases, pentad_case_new (&facts[0], whole_trail, G_N_ELEMENTS (whole_trail)));
  g_ptr_array_add (cases, pentad_case_new (&facts[1], whole_trail, 1));
  g_ptr_array_add (cases, pentad_case_new (&facts[2], &early, 1));
  return cases;
}

static void
assert_same_cases (const GPtrArray *a, const GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (pentad_case_is_equal (g_ptr_array_index ((GPtrArray *)a, i),
                                         g_ptr_array_index ((GPtrArray *)b, i)));
}

static PentadState *
sample_state (void)
{
  PentadState *state = pentad_state_new ();

  g_ptr_array_unref (state->cases);
  state->cases = sample_cases ();
  state->as_of = 1767226300;
  state->cursor = g_strdup ("c 1");
  state->is_delta = TRUE;
  state->n_open = -1;
  state->n_repeated = 2;
  state->n_rows = 7;
  return state;
}

static void
test_state (void)
{
  g_autoptr (PentadState) state = sample_state ();
  g_autoptr (GBytes) bytes = pentad_state_pack (state);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) back = pentad_state_unpack (bytes, "f", &error);

  g_assert_no_error (error);
  g_assert_true (pentad_cases_is_packed (bytes));
  g_assert_cmpint (back->as_of, ==, state->as_of);
  g_assert_cmpstr (back->cursor, ==, "c 1");
  g_assert_true (back->is_delta);
  g_assert_cmpint (back->n_open, ==, -1);
  g_assert_cmpuint (back->n_repeated, ==, 2);
  g_assert_cmpuint (back->n_rows, ==, 7);
  assert_same_cases (state->cases, back->cases);
}

static void
test_ended (void)
{
  g_autoptr (GPtrArray) cases = sample_cases ();
  g_autoptr (GBytes) bytes = pentad_ended_pack (cases, 20454);
  g_autoptr (GError) error = NULL;
  gint32 day = 0;
  g_autoptr (GPtrArray) back = pentad_ended_unpack (bytes, &day, "f", &error);

  g_assert_no_error (error);
  g_assert_cmpint (day, ==, 20454);
  assert_same_cases (cases, back);
}

/* The codes of cases that are gone are gone: nobody holds them for the file. */
static void
test_codes_are_held_by_cases (void)
{
  g_autoptr (GBytes) bytes = NULL;
  PentadCode before, after;

  {
    g_autoptr (GPtrArray) cases = sample_cases ();

    bytes = pentad_ended_pack (cases, 1);
  }
  for (int i = 0; i < 3; i++)
    {
      gint32 day;
      g_autoptr (GPtrArray) back = pentad_ended_unpack (bytes, &day, "f", NULL);

      g_assert_cmpstr (pentad_case_get_class_code (g_ptr_array_index (back, 0)), ==, "e0101");
    }
  before = pentad_code_hold_text (PENTAD_CODE_ACTOR, "another");
  pentad_code_release (PENTAD_CODE_ACTOR, before);
  after = pentad_code_hold_text (PENTAD_CODE_ACTOR, "P2");
  g_assert_cmpuint (before, ==, after);
  pentad_code_release (PENTAD_CODE_ACTOR, after);
}

static void
test_json_is_not_packed (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"as_of\": 1}", 12);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (pentad_cases_is_packed (json));
  g_assert_false (pentad_cases_is_packed (nothing));
  g_assert_null (pentad_state_unpack (json, "f", &error));
  g_assert_cmpstr (error->message, ==, "f: expected cases as they are kept in PENTADK1");
}

/* Cut anywhere it is refused; with any byte changed it is refused or read, never worse. */
static void
test_damage (void)
{
  g_autoptr (PentadState) state = sample_state ();
  g_autoptr (GBytes) bytes = pentad_state_pack (state);
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);

  for (gsize n = 0; n < len; n++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, len);
      g_autoptr (GBytes) cut = g_bytes_new (copy, n);
      g_autoptr (PentadState) none = pentad_state_unpack (cut, "f", NULL);

      g_assert_null (none);
      for (int bit = 0; bit < 9; bit++)
        {
          guint8 change = bit < 8 ? (guint8)(1 << bit) : 0xff;

          copy[n] ^= change;
          g_autoptr (GBytes) changed = g_bytes_new (copy, len);
          g_autoptr (PentadState) some = pentad_state_unpack (changed, "f", NULL);
          g_assert_cmpuint (some != NULL ? some->cases->len : 0, <=, 3);
          copy[n] ^= change;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/cases-file/state", test_state);
  g_test_add_func ("/codec/cases-file/ended", test_ended);
  g_test_add_func ("/codec/cases-file/codes-are-held-by-cases", test_codes_are_held_by_cases);
  g_test_add_func ("/codec/cases-file/json-is-not-packed", test_json_is_not_packed);
  g_test_add_func ("/codec/cases-file/damage", test_damage);
  return g_test_run ();
}
