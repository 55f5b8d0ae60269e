/* Whether instants, days and durations can be trusted on this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

typedef enum
{
  PENTAD_DOCTOR_SYNC_UNKNOWN,
  PENTAD_DOCTOR_SYNC_NO,
  PENTAD_DOCTOR_SYNC_YES
} PentadDoctorSync;

typedef struct
{
  gint64 now;             /* seconds since 1970, as the machine says */
  const char *zone;       /* time zone of the city */
  const char *zone_error; /* why it cannot be used; NULL when it can */
  gboolean has_boot_time; /* CLOCK_BOOTTIME runs */
  PentadDoctorSync sync;  /* as the kernel says */
} PentadDoctorClock;

/* Pure. */
void pentad_doctor_judge_clock (PentadDoctorReport *report, const PentadDoctorClock *clock);
/* Pure: seconds that the platform's clock runs ahead of this one. */
void pentad_doctor_judge_skew (PentadDoctorReport *report, gint64 skew_s);
/* Looks at this machine and judges. zone NULL: that of most cities, Asia/Shanghai. */
void pentad_doctor_look_at_clock (PentadDoctorReport *report, const char *zone);
