/* Tests of unflagged repeats: whatever comes and goes, it is as if worked out anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-repeats.h"
#include "model/duplicate.h"
#include "model/zone.h"

#include <math.h>
#include <string.h>

#define MAX_CASES 400

typedef struct
{
  PentadReport report;
  char id[12];
  gboolean flagged;
  PentadCaseSlot slot; /* 0: not there */
} Given;

static const PentadWorkflow rule = { .duplicate_m = 50, .duplicate_h = 24 };

static PentadCaseSlot
store_case (PentadCaseStore *store, const Given *given)
{
  static const char *const classes[] = { NULL, "e0101", "e0102" };
  const PentadTrailEntry trail = { .time = given->report.time,
                                   .due = PENTAD_NO_TIME,
                                   .act = PENTAD_ACT_REPORT };
  g_autoptr (PentadCase) item =
      pentad_case_new (&(PentadCaseFacts){ .id = given->id,
                                           .class_code = classes[given->report.class_index + 1],
                                           .repeat = given->flagged,
                                           .lon = given->report.lon,
                                           .lat = given->report.lat },
                       &trail, 1);

  return pentad_case_store_add (store, item);
}

static PentadCaseSlot
add (PentadCaseStore *store, PentadCaseRepeats *repeats, const Given *given)
{
  PentadCaseSlot slot = store_case (store, given);

  pentad_case_repeats_add (repeats, slot);
  return slot;
}

static void
drop (PentadCaseStore *store, PentadCaseRepeats *repeats, PentadCaseSlot slot)
{
  pentad_case_repeats_remove (repeats, slot);
  pentad_case_store_drop (store, slot);
  pentad_case_store_give_back (store, slot);
}

/* Another word on the same case, with the same report or flagged otherwise. */
static void
replace (PentadCaseStore *store, PentadCaseRepeats *repeats, Given *given, gboolean flagged)
{
  gboolean same =
      flagged == given->flagged && given->report.class_index >= 0 && !isnan (given->report.lon);
  PentadCaseSlot before = given->slot;

  given->flagged = flagged;
  given->slot = store_case (store, given);
  g_assert_true (pentad_case_repeats_replace (repeats, before, given->slot) == same);
  if (!same)
    {
      pentad_case_repeats_remove (repeats, before);
      pentad_case_repeats_add (repeats, given->slot);
    }
  pentad_case_store_drop (store, before);
  pentad_case_store_give_back (store, before);
}

/* Ids are in order of the numbers, so that ties come out as in pentad_duplicates_find(). */
static void
check (PentadCaseRepeats *repeats, const Given *all)
{
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  PentadReport reports[MAX_CASES];
  int found[MAX_CASES];
  guint numbers[MAX_CASES], n = 0, expected = 0;
  const char *example = NULL;

  for (guint i = 0; i < MAX_CASES; i++)
    if (all[i].slot != 0)
      {
        reports[n] = all[i].report;
        numbers[n++] = i;
      }
  pentad_duplicates_find (reports, n, rule.duplicate_m, rule.duplicate_h, found);
  for (guint i = 0; i < n; i++)
    if (found[i] >= 0 && !all[numbers[i]].flagged && expected++ == 0)
      example = all[numbers[i]].id;
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (findings->len, ==, expected > 0);
  if (expected == 0)
    return;
  const PentadFinding *finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->kind, ==, PENTAD_FINDING_UNFLAGGED_REPEAT);
  g_assert_cmpuint (finding->count, ==, expected);
  g_assert_cmpstr (finding->example, ==, example);
}

static void
roll (GRand *rand, Given *given, guint i)
{
  given->report = (PentadReport){
    .time = g_rand_int_range (rand, 0, 60) * 7200,
    .lon = 118 + g_rand_int_range (rand, -30, 30) * 1e-4,
    .lat = 32 + g_rand_int_range (rand, -30, 30) * 1e-4,
    .class_index = g_rand_int_range (rand, -1, 2),
  };
  if (g_rand_int_range (rand, 0, 20) == 0)
    given->report.lon = given->report.lat = NAN;
  given->flagged = g_rand_int_range (rand, 0, 4) == 0;
  g_snprintf (given->id, sizeof given->id, "C%03u", i);
}

static void
test_any_order_equals_anew (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (PentadCaseStore) store = pentad_case_store_new ();
  g_autoptr (PentadCaseRepeats) repeats = pentad_case_repeats_new (store);
  g_autofree Given *all = g_new0 (Given, MAX_CASES);

  pentad_case_repeats_set_workflow (repeats, &rule);
  for (guint step = 0; step < 6000; step++)
    {
      guint i = (guint)g_rand_int_range (rand, 0, MAX_CASES);

      if (all[i].slot != 0 && step % 3 == 0)
        replace (store, repeats, &all[i], all[i].flagged != (step % 4 == 0));
      else if (all[i].slot != 0)
        {
          drop (store, repeats, all[i].slot);
          all[i].slot = 0;
        }
      else
        {
          roll (rand, &all[i], i);
          all[i].slot = add (store, repeats, &all[i]);
        }
      if (step % 5 == 0)
        check (repeats, all);
    }
  for (guint i = 0; i < MAX_CASES; i++)
    if (all[i].slot != 0)
      {
        drop (store, repeats, all[i].slot);
        all[i].slot = 0;
      }
  check (repeats, all);
}

/* The flag may rest on a case that is not at hand; and without a rule nothing repeats. */
static void
test_what_is_no_fault (void)
{
  g_autoptr (PentadCaseStore) store = pentad_case_store_new ();
  g_autoptr (PentadCaseRepeats) repeats = pentad_case_repeats_new (store);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  const PentadWorkflow none = { .duplicate_m = NAN, .duplicate_h = 24 };
  Given one = { { 1000, 118, 32, 0 }, "A", TRUE, 0 },
        other = { { 2000, 118, 32, 0 }, "B", FALSE, 0 };

  pentad_case_repeats_set_workflow (repeats, &rule);
  one.slot = add (store, repeats, &one);
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  other.slot = add (store, repeats, &other);
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  pentad_case_repeats_set_workflow (repeats, &none);
  pentad_case_repeats_add (repeats, one.slot);
  pentad_case_repeats_add (repeats, other.slot);
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (findings->len, ==, 1);
}

/* Thousands in one place are not all compared with each other. */
static void
test_crowd_is_bounded (void)
{
  g_autoptr (PentadCaseStore) store = pentad_case_store_new ();
  g_autoptr (PentadCaseRepeats) repeats = pentad_case_repeats_new (store);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  Given given = { { 1000, 118, 32, 0 }, "", FALSE, 0 };

  pentad_case_repeats_set_workflow (repeats, &rule);
  for (guint i = 0; i < 5000; i++)
    {
      g_snprintf (given.id, sizeof given.id, "C%05u", i);
      given.report.time++;
      add (store, repeats, &given);
    }
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (((PentadFinding *)g_ptr_array_index (findings, 0))->count, ==, 4999);
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (store, slot)) != 0;)
    pentad_case_repeats_remove (repeats, slot);
  g_ptr_array_set_size (findings, 0);
  pentad_case_repeats_list (repeats, findings);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case-repeats/any-order-equals-anew", test_any_order_equals_anew);
  g_test_add_func ("/model/case-repeats/what-is-no-fault", test_what_is_no_fault);
  g_test_add_func ("/model/case-repeats/crowd-is-bounded", test_crowd_is_bounded);
  return g_test_run ();
}
