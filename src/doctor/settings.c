/* Whether what is set lies where it may.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/settings.h"

#include <glib/gi18n-lib.h>

void
pentad_doctor_judge_settings (PentadDoctorReport *report,
                              const char *error,
                              const PentadDoctorSetting *wrong,
                              guint n_wrong)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_SETTINGS;

  if (error != NULL)
    {
      pentad_doctor_report_fault (report, part, g_strdup (error),
                                  _ ("install Pentad with meson install, or from a package"));
      return;
    }
  for (guint i = 0; i < n_wrong; i++)
    pentad_doctor_report_fault (report, part,
                                g_strdup_printf (_ ("%s is %s; expected %s"), wrong[i].key,
                                                 wrong[i].value, wrong[i].expected),
                                _ ("its usual value is taken; choose it anew in the preferences"));
  if (n_wrong == 0)
    pentad_doctor_report_ok (report, part, g_strdup (_ ("every setting is in its range")));
}
