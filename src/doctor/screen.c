/* What draws, and on what screens; the facts come from who knows the display.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/screen.h"

#include <glib/gi18n-lib.h>

/* The smallest desk that the views are laid out for. */
#define MIN_WIDTH_PX  1280
#define MIN_HEIGHT_PX 720

void
pentad_doctor_judge_renderer (PentadDoctorReport *report, const PentadDoctorRenderer *renderer)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_RENDERER;

  if (renderer->display == NULL)
    pentad_doctor_report_note (
        report, part, g_strdup (_ ("there is no display here; the window cannot be opened")),
        _ ("log in at the screen itself, or draw into files with pentadctl render"));
  else if (renderer->renderer == NULL)
    pentad_doctor_report_fault (
        report, part, g_strdup_printf (_ ("display %s cannot be drawn on"), renderer->display),
        _ ("try GSK_RENDERER=cairo, which needs no graphics card"));
  else
    pentad_doctor_report_ok (
        report, part,
        g_strdup_printf (_ ("display %s, drawn by %s"), renderer->display, renderer->renderer));
}

static void
judge_output (PentadDoctorReport *report, const PentadDoctorOutput *output)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_OUTPUTS;
  g_autofree char *size = g_strdup_printf (_ ("%s: %d × %d pixels, scale %d"), output->name,
                                           output->width * output->scale,
                                           output->height * output->scale, output->scale);

  if (output->width < MIN_WIDTH_PX || output->height < MIN_HEIGHT_PX)
    pentad_doctor_report_note (
        report, part, g_steal_pointer (&size),
        _ ("smaller than 1280 × 720: panels are cut or left out; lower the scale of the desktop"));
  else if (output->width_mm <= 0 || output->height_mm <= 0)
    pentad_doctor_report_note (
        report, part, g_strdup_printf (_ ("%s, physical size unknown"), size),
        _ ("type sizes follow the pixels; look from the last row whether they can be read"));
  else
    pentad_doctor_report_ok (report, part,
                             g_strdup_printf (_ ("%s, %d × %d mm, %.0f Hz"), size, output->width_mm,
                                              output->height_mm, output->refresh_hz));
}

void
pentad_doctor_judge_outputs (PentadDoctorReport *report, const PentadDoctorOutput *outputs, guint n)
{
  for (guint i = 0; i < n; i++)
    judge_output (report, &outputs[i]);
}

void
pentad_doctor_skip_screen (PentadDoctorReport *report)
{
  pentad_doctor_report_ok (
      report, PENTAD_DOCTOR_RENDERER,
      g_strdup (_ ("this program needs no display; pentad --doctor looks at it")));
}
