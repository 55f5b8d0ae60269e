/* Whether instants, days and durations can be trusted on this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/clock.h"

#include <glib/gi18n-lib.h>

#include "model/zone.h"

#include <sys/timex.h>
#include <time.h>

#define USUAL_ZONE "Asia/Shanghai"
/* 2026-01-01: no machine that runs this program lives before it was written. */
#define EARLIEST G_GINT64_CONSTANT (1767225600)
/* Above it the application shows the difference, too. */
#define MAX_SKEW_S 30

#define SET_CLOCK _ ("let the machine keep its time by NTP (timedatectl set-ntp true)")

static void
judge_sync (PentadDoctorReport *report, PentadDoctorSync sync)
{
  if (sync == PENTAD_DOCTOR_SYNC_YES)
    pentad_doctor_report_ok (report, PENTAD_DOCTOR_CLOCK,
                             g_strdup (_ ("the clock is kept in time by a server")));
  else if (sync == PENTAD_DOCTOR_SYNC_NO)
    pentad_doctor_report_note (report, PENTAD_DOCTOR_CLOCK,
                               g_strdup (_ ("no time server keeps the clock right")), SET_CLOCK);
  else
    pentad_doctor_report_note (
        report, PENTAD_DOCTOR_CLOCK,
        g_strdup (_ ("whether a time server keeps the clock right cannot be seen here")),
        _ ("compare it with a clock that is right"));
}

void
pentad_doctor_judge_clock (PentadDoctorReport *report, const PentadDoctorClock *clock)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_CLOCK;

  if (clock->now < EARLIEST)
    pentad_doctor_report_fault (
        report, part, g_strdup (_ ("the clock shows a time before this program was made")),
        SET_CLOCK);
  if (clock->zone_error == NULL)
    pentad_doctor_report_ok (report, part,
                             g_strdup_printf (_ ("time zone %s is known"), clock->zone));
  else
    pentad_doctor_report_fault (report, part, g_strdup (clock->zone_error),
                                _ ("install the time zone database (Debian: tzdata)"));
  if (clock->has_boot_time)
    pentad_doctor_report_ok (report, part,
                             g_strdup (_ ("durations go on while the machine sleeps")));
  else
    pentad_doctor_report_fault (
        report, part, g_strdup (_ ("the kernel has no CLOCK_BOOTTIME; ages would be wrong")),
        _ ("run Pentad on Linux 2.6.39 or later"));
  judge_sync (report, clock->sync);
}

void
pentad_doctor_judge_skew (PentadDoctorReport *report, gint64 skew_s)
{
  if (ABS (skew_s) <= MAX_SKEW_S)
    pentad_doctor_report_ok (
        report, PENTAD_DOCTOR_CLOCK,
        g_strdup_printf (_ ("%ld s from the platform's clock"), (long)ABS (skew_s)));
  else
    pentad_doctor_report_note (
        report, PENTAD_DOCTOR_CLOCK,
        g_strdup_printf (skew_s > 0 ? _ ("the platform's clock is %ld s ahead")
                                    : _ ("the platform's clock is %ld s behind"),
                         (long)ABS (skew_s)),
        _ ("one of the two is wrong; “now” and “today” follow the platform"));
}

static PentadDoctorSync
look_at_sync (void)
{
  struct timex info = { 0 };
  int state = adjtimex (&info);

  if (state < 0)
    return PENTAD_DOCTOR_SYNC_UNKNOWN;
  return state == TIME_ERROR || (info.status & STA_UNSYNC) != 0 ? PENTAD_DOCTOR_SYNC_NO
                                                                : PENTAD_DOCTOR_SYNC_YES;
}

void
pentad_doctor_look_at_clock (PentadDoctorReport *report, const char *zone)
{
  struct timespec boot;
  g_autoptr (GError) error = NULL;
  PentadZone *known = pentad_zone_new (zone != NULL ? zone : USUAL_ZONE, 0, &error);
  const PentadDoctorClock clock = {
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .zone = zone != NULL ? zone : USUAL_ZONE,
    .zone_error = error != NULL ? error->message : NULL,
    .has_boot_time = clock_gettime (CLOCK_BOOTTIME, &boot) == 0,
    .sync = look_at_sync (),
  };

  pentad_doctor_judge_clock (report, &clock);
  g_clear_pointer (&known, pentad_zone_unref);
}
