/* Electronic supervision of approvals: the values of domain.md 1.4 rows 102 to 107.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/e-supervision.h"
#include "model/figure.h"

#include <math.h>

static PentadApprovals *
of_days (const PentadApprovalDay *days, guint n)
{
  PentadApprovals *approvals = pentad_approvals_new ();

  g_array_append_vals (approvals->days, days, n);
  return approvals;
}

static double
rounded (double value)
{
  return pentad_figure_round (value, 2);
}

/* A county's eleven months: 1554 accepted and concluded, 1532 on the same day. A legal limit of 23
 * days, of which 4 are promised now and 10 were before, gives 82.61 and 56.52 percent. */
static void
test_a_report (void)
{
  static const PentadApprovalDay days[] = {
    { 10, 700, 700, 690, 700, 300, 300, 700 * 23, 700 * 10, 700 * 0.092 },
    { 20, 1000, 1000, 990, 1000, 500, 500, 1000 * 23, 1000 * 4, 1000 * 0.092 },
    { 21, 554, 554, 542, 554, 200, 200, 554 * 23, 554 * 4, 554 * 0.092 },
  };
  g_autoptr (PentadApprovals) approvals = of_days (days, G_N_ELEMENTS (days));
  const PentadPeriod before = { PENTAD_PERIOD_RANGE, 0, 15 };
  const PentadPeriod now = { PENTAD_PERIOD_RANGE, 16, 30 };
  PentadESupervision was, is;

  g_assert_true (pentad_e_supervision_compute (approvals, &before, &was));
  g_assert_true (pentad_e_supervision_compute (approvals, &now, &is));
  g_assert_cmpint (is.days, ==, 2);
  g_assert_cmpint (is.accepted, ==, 1554);
  g_assert_cmpint (is.concluded, ==, 1554);
  g_assert_cmpfloat (rounded (is.promised_speed_up), ==, 82.61);
  g_assert_cmpfloat (rounded (was.promised_speed_up), ==, 56.52);
  g_assert_cmpfloat (rounded (is.promised_speed_up - was.promised_speed_up), ==, 26.09);
  g_assert_cmpfloat (rounded (is.actual_speed_up), ==, 99.60);
  g_assert_cmpfloat (rounded (is.same_day_rate), ==, 98.58);
  g_assert_cmpfloat (rounded (is.on_time_rate), ==, 100);
  g_assert_cmpfloat (rounded (is.satisfaction), ==, 100);
}

static void
test_no_denominator_is_no_value (void)
{
  static const PentadApprovalDay days[] = { { 5, 3, 0, 0, 0, 0, 0, 0, 0, 0 } };
  g_autoptr (PentadApprovals) approvals = of_days (days, 1);
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, 1, 9 };
  const PentadPeriod later = { PENTAD_PERIOD_RANGE, 6, 9 };
  PentadESupervision result;

  g_assert_true (pentad_e_supervision_compute (approvals, &period, &result));
  g_assert_cmpint (result.accepted, ==, 3);
  g_assert_true (isnan (result.promised_speed_up));
  g_assert_true (isnan (result.actual_speed_up));
  g_assert_true (isnan (result.same_day_rate));
  g_assert_true (isnan (result.satisfaction));
  g_assert_false (pentad_e_supervision_compute (approvals, &later, &result));
}

static void
test_not_sent_is_not_zero (void)
{
  static const PentadApprovalDay days[] = {
    { 5, 3, 3, 3, 3, -1, -1, 10, 4, 12 },
    { 6, 3, 3, -1, 3, 1, 1, 10, 4, 12 },
  };
  g_autoptr (PentadApprovals) approvals = of_days (days, G_N_ELEMENTS (days));
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, 1, 9 };
  PentadESupervision result;

  g_assert_true (pentad_e_supervision_compute (approvals, &period, &result));
  g_assert_cmpint (result.same_day, ==, -1);
  g_assert_true (isnan (result.same_day_rate));
  g_assert_true (isnan (result.satisfaction));
  g_assert_cmpfloat (result.on_time_rate, ==, 100);
  /* Slower than the law allows. */
  g_assert_cmpfloat (rounded (result.actual_speed_up), ==, -20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/e-supervision/a-report", test_a_report);
  g_test_add_func ("/evaluate/e-supervision/no-denominator-is-no-value",
                   test_no_denominator_is_no_value);
  g_test_add_func ("/evaluate/e-supervision/not-sent-is-not-zero", test_not_sent_is_not_zero);
  return g_test_run ();
}
