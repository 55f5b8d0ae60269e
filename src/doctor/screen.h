/* What draws, and on what screens; the facts come from who knows the display.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

typedef struct
{
  const char *display;  /* its name; NULL: there is none */
  const char *renderer; /* such as "GskCairoRenderer"; NULL: it could not be made */
} PentadDoctorRenderer;

typedef struct
{
  const char *name;        /* connector or model */
  int width, height;       /* in design pixels */
  int scale;               /* device pixels for one of them */
  int width_mm, height_mm; /* 0: not known */
  double refresh_hz;       /* 0: not known */
} PentadDoctorOutput;

/* Pure. */
void pentad_doctor_judge_renderer (PentadDoctorReport *report,
                                   const PentadDoctorRenderer *renderer);
/* Pure. n 0: there is no screen, which is said by the renderer's row. */
void pentad_doctor_judge_outputs (PentadDoctorReport *report,
                                  const PentadDoctorOutput *outputs,
                                  guint n);
/* For programs that draw without a display. */
void pentad_doctor_skip_screen (PentadDoctorReport *report);
