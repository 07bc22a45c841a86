// Judges every PDF of a folder by veraPDF's own validator against PDF/A-3a and PDF/UA-1.
// Prints one line of JSON a file; ends with status 1 when any file fails, 2 when nothing was judged.

import java.io.File;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Judge {
    private static ValidationProfile profile(String name) throws Exception {
        try (InputStream in = Judge.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            return Profiles.profileFromXml(in);
        }
    }

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        String[] names = {"3a", "ua1"};
        ValidationProfile[] profiles = {profile("PDFA-3A.xml"), profile("PDFUA-1.xml")};
        PDFAFlavour[] flavours = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};
        File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        if (files == null || files.length == 0) {
            System.err.println("no PDF in " + arguments[0]);
            System.exit(2);
        }
        Arrays.sort(files);
        boolean failed = false;
        for (File file : files) {
            StringBuilder line = new StringBuilder("{\"file\":\"" + file.getName() + "\"");
            for (int i = 0; i < profiles.length; i++) {
                Set<String> faults = new LinkedHashSet<>();
                long checks = 0;
                try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavours[i])) {
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(profiles[i], 100, false, false, false);
                    ValidationResult result = validator.validate(parser);
                    checks = result.getTotalAssertions();
                    for (TestAssertion fault : result.getTestAssertions()) {
                        faults.add(fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber() + " " + fault.getMessage());
                    }
                    if (!result.isCompliant() && faults.isEmpty()) {
                        faults.add("not compliant");
                    }
                } catch (Exception error) {
                    faults.add(error.toString());
                }
                failed |= !faults.isEmpty() || checks == 0;
                line.append(",\"").append(names[i]).append("\":{\"checks\":").append(checks).append(",\"faults\":[");
                String mark = "";
                for (String fault : faults) {
                    line.append(mark).append('"').append(fault.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ")).append('"');
                    mark = ",";
                }
                line.append("]}");
            }
            System.out.println(line.append('}'));
        }
        System.exit(failed ? 1 : 0);
    }
}
