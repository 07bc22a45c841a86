//! Pictures of the rewards: flat shapes on a quiet ground, in one palette.

use super::canvas::{Canvas, Colour};

const WIDTH: usize = 480;
const HEIGHT: usize = 360;

const RED: Colour = [196, 52, 48];
const DARK_RED: Colour = [150, 36, 38];
const NAVY: Colour = [31, 52, 84];
const INK: Colour = [24, 34, 52];
const BLUE: Colour = [70, 118, 178];
const TEAL: Colour = [42, 130, 130];
const DARK_TEAL: Colour = [28, 96, 98];
const GREEN: Colour = [96, 146, 96];
const YELLOW: Colour = [243, 188, 66];
const SAND: Colour = [226, 204, 168];
const WOOD: Colour = [168, 118, 76];
const STEEL: Colour = [172, 184, 194];
const DARK_STEEL: Colour = [118, 132, 146];
const WHITE: Colour = [255, 253, 249];
const GROUNDS: [Colour; 6] =
    [[250, 240, 228], [228, 240, 240], [238, 238, 247], [252, 236, 232], [234, 243, 230], [247, 243, 222]];

/// The picture of a reward as PNG; the ground alone for one that is not known.
///
/// # Errors
/// When the encoder fails.
pub fn reward_picture(id: &str) -> Result<Vec<u8>, image::ImageError> {
    let ground = GROUNDS[id.bytes().map(usize::from).sum::<usize>() % GROUNDS.len()];
    let mut c = Canvas::new(WIDTH, HEIGHT, ground);
    c.disc((240.0, 176.0), 148.0, lighter(ground));
    c.ellipse((240.0, 318.0), (140.0, 13.0), INK, 0.13);
    match id {
        "krus" => mug(&mut c),
        "paraply" => umbrella(&mut c),
        "termos" => thermos(&mut c),
        "ryggsekk" => backpack(&mut c),
        "bok" => book(&mut c),
        "gavekort" => gift_card(&mut c),
        "hodetelefoner" => headphones(&mut c),
        "tskjorte" => t_shirt(&mut c),
        "lue" => beanie(&mut c),
        "flaske" => bottle(&mut c),
        "handlenett" => tote_bag(&mut c),
        "sykkellykt" => bicycle_lights(&mut c),
        "nodlader" => power_bank(&mut c),
        "regnjakke" => rain_jacket(&mut c),
        "pledd" => blanket(&mut c),
        "lommelykt" => headlamp(&mut c),
        "kortstokk" => playing_cards(&mut c),
        "handkle" => towel(&mut c),
        "verktoy" => multi_tool(&mut c),
        "underlag" => seat_pad(&mut c),
        "brettspill" => board_game(&mut c),
        "kaffekanne" => coffee_press(&mut c),
        "nokkelring" => key_ring(&mut c),
        "hoyttaler" => speaker(&mut c),
        _ => {}
    }
    c.png()
}

fn lighter(colour: Colour) -> Colour {
    colour.map(|part| part + (255 - part) / 2)
}

fn mug(c: &mut Canvas) {
    c.arc((322.0, 190.0), 46.0, 18.0, (260.0, 460.0), RED);
    c.block((232.0, 196.0), (180.0, 216.0), 26.0, 0.0, [243, 232, 214]);
    c.block((300.0, 200.0), (40.0, 190.0), 18.0, 0.0, [230, 216, 194]);
    c.ellipse((232.0, 94.0), (90.0, 20.0), RED, 1.0);
    c.ellipse((232.0, 94.0), (80.0, 13.0), WOOD, 1.0);
    c.block((232.0, 206.0), (74.0, 74.0), 37.0, 0.0, RED);
    c.line((214.0, 208.0), (228.0, 222.0), 9.0, WHITE);
    c.line((228.0, 222.0), (254.0, 190.0), 9.0, WHITE);
    for x in [206.0, 240.0, 274.0] {
        c.arc((x, 50.0), 12.0, 5.0, (90.0, 270.0), STEEL);
    }
}

fn umbrella(c: &mut Canvas) {
    c.line((240.0, 80.0), (240.0, 288.0), 8.0, INK);
    c.arc((262.0, 286.0), 22.0, 9.0, (0.0, 180.0), WOOD);
    for (step, colour) in [RED, DARK_RED, RED, DARK_RED, RED].into_iter().enumerate() {
        c.ellipse((136.0 + step as f32 * 52.0, 194.0), (26.0, 14.0), colour, 1.0);
    }
    c.arc((240.0, 194.0), 65.0, 130.0, (180.0, 360.0), RED);
    c.polygon(&[(240.0, 64.0), (214.0, 195.0), (162.0, 195.0), (186.0, 120.0)], DARK_RED);
    c.polygon(&[(240.0, 64.0), (294.0, 120.0), (318.0, 195.0), (266.0, 195.0)], DARK_RED);
    c.line((240.0, 52.0), (240.0, 66.0), 7.0, INK);
}

fn thermos(c: &mut Canvas) {
    c.block((240.0, 196.0), (106.0, 236.0), 22.0, 0.0, TEAL);
    c.block((274.0, 196.0), (24.0, 220.0), 12.0, 0.0, DARK_TEAL);
    c.block((240.0, 84.0), (94.0, 66.0), 16.0, 0.0, STEEL);
    c.block((240.0, 122.0), (112.0, 14.0), 5.0, 0.0, DARK_STEEL);
    c.block((240.0, 300.0), (108.0, 18.0), 8.0, 0.0, DARK_STEEL);
    c.block((214.0, 206.0), (10.0, 132.0), 5.0, 0.0, lighter(TEAL));
    c.arc((302.0, 196.0), 40.0, 12.0, (280.0, 440.0), DARK_STEEL);
}

fn backpack(c: &mut Canvas) {
    c.arc((240.0, 72.0), 26.0, 10.0, (180.0, 360.0), INK);
    c.block((156.0, 220.0), (40.0, 120.0), 18.0, 0.0, DARK_TEAL);
    c.block((324.0, 220.0), (40.0, 120.0), 18.0, 0.0, DARK_TEAL);
    c.block((240.0, 190.0), (168.0, 250.0), 56.0, 0.0, TEAL);
    c.block((240.0, 128.0), (140.0, 96.0), 40.0, 0.0, DARK_TEAL);
    c.block((240.0, 246.0), (124.0, 92.0), 20.0, 0.0, lighter(DARK_TEAL));
    c.line((190.0, 228.0), (290.0, 228.0), 5.0, INK);
    c.block((240.0, 176.0), (18.0, 56.0), 5.0, 0.0, SAND);
    c.block((240.0, 194.0), (26.0, 16.0), 4.0, 0.0, YELLOW);
    c.block((292.0, 232.0), (6.0, 22.0), 3.0, 0.0, YELLOW);
}

fn book(c: &mut Canvas) {
    c.block((248.0, 192.0), (176.0, 238.0), 8.0, 0.0, DARK_RED);
    c.block((254.0, 190.0), (166.0, 226.0), 4.0, 0.0, WHITE);
    for x in [328.0, 332.0] {
        c.line((x, 84.0), (x, 296.0), 1.5, SAND);
    }
    c.block((236.0, 186.0), (172.0, 236.0), 8.0, 0.0, RED);
    c.block((160.0, 186.0), (20.0, 236.0), 6.0, 0.0, DARK_RED);
    c.block((246.0, 120.0), (112.0, 10.0), 3.0, 0.0, WHITE);
    c.block((230.0, 142.0), (80.0, 8.0), 3.0, 0.0, SAND);
    for (x, colour) in [(210.0, SAND), (246.0, YELLOW), (282.0, SAND)] {
        c.disc((x, 208.0), 15.0, colour);
        c.arc((x, 252.0), 12.0, 24.0, (180.0, 360.0), colour);
    }
    c.polygon(&[(288.0, 68.0), (306.0, 68.0), (306.0, 104.0), (288.0, 104.0)], YELLOW);
}

fn gift_card(c: &mut Canvas) {
    c.block((248.0, 204.0), (266.0, 168.0), 16.0, -8.0, SAND);
    c.block((240.0, 192.0), (266.0, 168.0), 16.0, -8.0, RED);
    c.block((178.0, 201.0), (24.0, 167.0), 0.0, -8.0, YELLOW);
    c.block((240.0, 192.0), (265.0, 22.0), 0.0, -8.0, YELLOW);
    c.ellipse((154.0, 178.0), (26.0, 17.0), DARK_RED, 1.0);
    c.ellipse((198.0, 172.0), (26.0, 17.0), DARK_RED, 1.0);
    c.ellipse((154.0, 178.0), (14.0, 8.0), RED, 1.0);
    c.ellipse((198.0, 172.0), (14.0, 8.0), RED, 1.0);
    c.disc((177.0, 177.0), 13.0, YELLOW);
    c.block((310.0, 226.0), (88.0, 12.0), 5.0, -8.0, WHITE);
    c.block((298.0, 246.0), (60.0, 9.0), 4.0, -8.0, lighter(RED));
}

fn headphones(c: &mut Canvas) {
    c.arc((240.0, 190.0), 104.0, 22.0, (180.0, 360.0), NAVY);
    c.arc((240.0, 190.0), 92.0, 8.0, (196.0, 344.0), BLUE);
    for (x, side) in [(140.0, -1.0), (340.0, 1.0)] {
        c.block((x, 232.0), (52.0, 112.0), 24.0, 0.0, NAVY);
        c.block((x - side * 22.0, 232.0), (26.0, 98.0), 13.0, 0.0, DARK_STEEL);
        c.block((x + side * 8.0, 232.0), (12.0, 64.0), 6.0, 0.0, BLUE);
    }
    c.disc((340.0, 262.0), 4.0, YELLOW);
}

fn t_shirt(c: &mut Canvas) {
    c.polygon(&[(180.0, 84.0), (186.0, 150.0), (132.0, 186.0), (104.0, 140.0)], DARK_RED);
    c.polygon(&[(300.0, 84.0), (376.0, 140.0), (348.0, 186.0), (294.0, 150.0)], DARK_RED);
    c.block((240.0, 192.0), (132.0, 222.0), 10.0, 0.0, RED);
    c.polygon(&[(200.0, 76.0), (280.0, 76.0), (306.0, 96.0), (174.0, 96.0)], RED);
    c.ellipse((240.0, 80.0), (34.0, 22.0), DARK_RED, 1.0);
    c.ellipse((240.0, 74.0), (30.0, 19.0), lighter(GROUNDS[0]), 1.0);
    c.disc((240.0, 176.0), 28.0, WHITE);
    c.line((228.0, 178.0), (237.0, 187.0), 7.0, RED);
    c.line((237.0, 187.0), (254.0, 165.0), 7.0, RED);
}

fn beanie(c: &mut Canvas) {
    c.disc((240.0, 84.0), 30.0, WHITE);
    for angle in 0..8_u8 {
        let (sin, cos) = (f32::from(angle) * 45.0).to_radians().sin_cos();
        c.disc((240.0 + 22.0 * cos, 84.0 + 22.0 * sin), 11.0, [246, 240, 232]);
    }
    c.arc((240.0, 234.0), 62.0, 124.0, (180.0, 360.0), NAVY);
    for row in [150.0, 186.0] {
        for step in 0..5_u8 {
            let x = 168.0 + f32::from(step) * 36.0;
            c.line((x - 11.0, row + 12.0), (x, row), 7.0, if row < 160.0 { YELLOW } else { RED });
            c.line((x, row), (x + 11.0, row + 12.0), 7.0, if row < 160.0 { YELLOW } else { RED });
        }
    }
    c.block((240.0, 252.0), (274.0, 66.0), 24.0, 0.0, BLUE);
    for step in 0..9_u8 {
        let x = 128.0 + f32::from(step) * 28.0;
        c.line((x, 230.0), (x, 274.0), 4.0, NAVY);
    }
}

fn bottle(c: &mut Canvas) {
    c.block((240.0, 206.0), (100.0, 216.0), 28.0, 0.0, BLUE);
    c.block((268.0, 210.0), (26.0, 196.0), 13.0, 0.0, NAVY);
    c.polygon(&[(212.0, 92.0), (268.0, 92.0), (284.0, 116.0), (196.0, 116.0)], BLUE);
    c.block((240.0, 78.0), (66.0, 40.0), 8.0, 0.0, INK);
    c.arc((240.0, 58.0), 20.0, 9.0, (180.0, 360.0), RED);
    c.block((208.0, 210.0), (10.0, 120.0), 5.0, 0.0, lighter(BLUE));
    c.block((240.0, 222.0), (98.0, 34.0), 0.0, 0.0, WHITE);
    c.block((240.0, 222.0), (56.0, 10.0), 4.0, 0.0, RED);
}

fn tote_bag(c: &mut Canvas) {
    c.arc((240.0, 142.0), 54.0, 12.0, (180.0, 360.0), WOOD);
    c.line((186.0, 140.0), (186.0, 170.0), 12.0, WOOD);
    c.line((294.0, 140.0), (294.0, 170.0), 12.0, WOOD);
    c.polygon(&[(142.0, 150.0), (338.0, 150.0), (352.0, 312.0), (128.0, 312.0)], SAND);
    c.polygon(&[(142.0, 150.0), (338.0, 150.0), (339.0, 164.0), (141.0, 164.0)], WOOD);
    c.disc((240.0, 238.0), 46.0, RED);
    for x in [218.0, 240.0, 262.0] {
        c.disc((x, 226.0), 9.0, WHITE);
        c.arc((x, 258.0), 7.0, 14.0, (180.0, 360.0), WHITE);
    }
}

fn bicycle_lights(c: &mut Canvas) {
    c.ellipse((150.0, 190.0), (96.0, 96.0), YELLOW, 0.3);
    c.ellipse((330.0, 190.0), (80.0, 80.0), RED, 0.22);
    c.block((164.0, 192.0), (104.0, 104.0), 30.0, 0.0, INK);
    c.disc((156.0, 192.0), 38.0, STEEL);
    c.disc((156.0, 192.0), 29.0, [255, 246, 206]);
    c.disc((148.0, 184.0), 10.0, WHITE);
    c.block((164.0, 262.0), (44.0, 50.0), 10.0, 0.0, DARK_STEEL);
    c.block((328.0, 196.0), (74.0, 104.0), 26.0, 0.0, INK);
    c.block((328.0, 196.0), (50.0, 80.0), 20.0, 0.0, RED);
    for y in [172.0, 196.0, 220.0] {
        c.disc((328.0, y), 8.0, [255, 186, 176]);
    }
    c.block((328.0, 264.0), (36.0, 42.0), 10.0, 0.0, DARK_STEEL);
}

fn power_bank(c: &mut Canvas) {
    c.block((228.0, 192.0), (140.0, 226.0), 26.0, 0.0, NAVY);
    c.block((228.0, 192.0), (124.0, 210.0), 20.0, 0.0, [42, 66, 104]);
    for (step, colour) in [GREEN, GREEN, GREEN, DARK_STEEL].into_iter().enumerate() {
        c.disc((192.0 + step as f32 * 24.0, 270.0), 6.0, colour);
    }
    c.polygon(&[(238.0, 124.0), (252.0, 124.0), (238.0, 176.0), (204.0, 196.0)], YELLOW);
    c.polygon(&[(222.0, 176.0), (254.0, 172.0), (216.0, 236.0), (206.0, 236.0)], YELLOW);
    c.block((228.0, 76.0), (34.0, 12.0), 5.0, 0.0, INK);
    c.line((228.0, 78.0), (228.0, 64.0), 9.0, INK);
    c.arc((284.0, 78.0), 56.0, 9.0, (180.0, 360.0), INK);
    c.line((340.0, 78.0), (340.0, 118.0), 9.0, INK);
    c.block((340.0, 136.0), (22.0, 36.0), 6.0, 0.0, DARK_STEEL);
    c.block((340.0, 160.0), (14.0, 16.0), 3.0, 0.0, STEEL);
}

fn rain_jacket(c: &mut Canvas) {
    c.block((140.0, 200.0), (52.0, 186.0), 24.0, 14.0, [220, 164, 44]);
    c.block((340.0, 200.0), (52.0, 186.0), 24.0, -14.0, [220, 164, 44]);
    c.block((240.0, 204.0), (168.0, 220.0), 34.0, 0.0, YELLOW);
    c.ellipse((240.0, 92.0), (60.0, 46.0), [220, 164, 44], 1.0);
    c.ellipse((240.0, 100.0), (38.0, 32.0), INK, 1.0);
    c.polygon(&[(204.0, 116.0), (240.0, 148.0), (276.0, 116.0), (282.0, 134.0)], YELLOW);
    c.line((240.0, 134.0), (240.0, 312.0), 4.0, INK);
    for y in [160.0, 204.0, 248.0, 292.0] {
        c.disc((252.0, y), 5.0, INK);
    }
    c.block((196.0, 254.0), (48.0, 10.0), 4.0, -8.0, [200, 144, 30]);
    c.block((286.0, 254.0), (48.0, 10.0), 4.0, 8.0, [200, 144, 30]);
    c.block((240.0, 186.0), (168.0, 10.0), 0.0, 0.0, WHITE);
}

fn blanket(c: &mut Canvas) {
    for (step, colour) in [TEAL, SAND, RED].into_iter().enumerate() {
        let y = 262.0 - step as f32 * 58.0;
        c.block((240.0, y), (236.0, 64.0), 28.0, 0.0, colour);
        c.block((240.0, y + 6.0), (212.0, 4.0), 2.0, 0.0, lighter(colour));
        c.block((240.0, y - 10.0), (212.0, 4.0), 2.0, 0.0, lighter(colour));
        for fringe in 0..4_u8 {
            let dy = y - 18.0 + f32::from(fringe) * 12.0;
            c.line((358.0, dy), (374.0, dy + 3.0), 4.0, colour);
        }
    }
    c.block((150.0, 204.0), (24.0, 176.0), 10.0, 0.0, WOOD);
}

fn headlamp(c: &mut Canvas) {
    c.polygon(&[(196.0, 220.0), (284.0, 220.0), (348.0, 320.0), (132.0, 320.0)], [255, 240, 190]);
    c.arc((240.0, 160.0), 106.0, 26.0, (150.0, 390.0), RED);
    c.arc((240.0, 160.0), 106.0, 5.0, (150.0, 390.0), WHITE);
    c.block((240.0, 214.0), (124.0, 76.0), 24.0, 0.0, INK);
    c.disc((240.0, 214.0), 29.0, STEEL);
    c.disc((240.0, 214.0), 22.0, [255, 246, 206]);
    c.disc((233.0, 207.0), 7.0, WHITE);
    c.block((240.0, 172.0), (30.0, 10.0), 4.0, 0.0, RED);
}

fn playing_cards(c: &mut Canvas) {
    c.block((188.0, 200.0), (124.0, 180.0), 12.0, -18.0, NAVY);
    c.block((188.0, 200.0), (104.0, 160.0), 8.0, -18.0, BLUE);
    c.block((236.0, 190.0), (124.0, 180.0), 12.0, -2.0, STEEL);
    c.block((236.0, 190.0), (121.0, 177.0), 12.0, -2.0, WHITE);
    c.block((286.0, 196.0), (126.0, 182.0), 12.0, 14.0, STEEL);
    c.block((286.0, 196.0), (123.0, 179.0), 12.0, 14.0, WHITE);
    c.disc((272.0, 184.0), 19.0, RED);
    c.disc((304.0, 191.0), 19.0, RED);
    c.polygon(&[(256.0, 196.0), (287.0, 176.0), (318.0, 208.0), (277.0, 236.0)], RED);
    c.disc((262.0, 126.0), 7.0, RED);
    c.disc((312.0, 266.0), 7.0, RED);
}

fn towel(c: &mut Canvas) {
    c.block((240.0, 66.0), (270.0, 14.0), 7.0, 0.0, WOOD);
    c.block((240.0, 178.0), (190.0, 240.0), 10.0, 0.0, TEAL);
    c.block((318.0, 168.0), (34.0, 216.0), 10.0, 0.0, DARK_TEAL);
    for y in [118.0, 134.0, 236.0, 252.0] {
        c.block((240.0, y), (190.0, 9.0), 0.0, 0.0, WHITE);
    }
    c.block((240.0, 72.0), (190.0, 30.0), 10.0, 0.0, lighter(TEAL));
    for step in 0..12_u8 {
        let x = 152.0 + f32::from(step) * 16.0;
        c.line((x, 296.0), (x, 308.0), 4.0, WHITE);
    }
}

fn multi_tool(c: &mut Canvas) {
    c.block((206.0, 250.0), (38.0, 130.0), 17.0, 16.0, RED);
    c.block((274.0, 250.0), (38.0, 130.0), 17.0, -16.0, DARK_RED);
    c.polygon(&[(210.0, 84.0), (236.0, 74.0), (238.0, 190.0), (216.0, 186.0)], STEEL);
    c.polygon(&[(244.0, 74.0), (270.0, 84.0), (264.0, 186.0), (242.0, 190.0)], DARK_STEEL);
    for y in [94.0, 106.0, 118.0] {
        c.line((226.0, y), (254.0, y), 3.0, INK);
    }
    c.disc((240.0, 184.0), 24.0, STEEL);
    c.disc((240.0, 184.0), 9.0, INK);
    c.polygon(&[(160.0, 132.0), (200.0, 200.0), (188.0, 212.0), (150.0, 150.0)], STEEL);
    c.block((314.0, 170.0), (9.0, 86.0), 3.0, 40.0, DARK_STEEL);
}

fn seat_pad(c: &mut Canvas) {
    c.block((240.0, 246.0), (268.0, 94.0), 26.0, 0.0, [120, 126, 134]);
    c.block((240.0, 228.0), (268.0, 94.0), 26.0, 0.0, DARK_STEEL);
    c.block((240.0, 224.0), (244.0, 72.0), 18.0, 0.0, STEEL);
    for step in 0..6_u8 {
        let x = 140.0 + f32::from(step) * 40.0;
        c.line((x, 196.0), (x, 252.0), 3.0, DARK_STEEL);
    }
    c.arc((240.0, 180.0), 28.0, 10.0, (180.0, 360.0), RED);
    c.block((318.0, 252.0), (36.0, 26.0), 4.0, 0.0, RED);
    c.disc((240.0, 110.0), 22.0, RED);
    c.line((230.0, 110.0), (238.0, 118.0), 6.0, WHITE);
    c.line((238.0, 118.0), (251.0, 101.0), 6.0, WHITE);
}

fn board_game(c: &mut Canvas) {
    c.block((240.0, 206.0), (240.0, 240.0), 14.0, 0.0, WOOD);
    c.block((240.0, 200.0), (228.0, 228.0), 10.0, 0.0, SAND);
    for row in 0..5_u8 {
        for column in 0..5_u8 {
            let edge = row == 0 || row == 4 || column == 0 || column == 4;
            let colour = match (row + column) % 4 {
                0 => RED,
                1 => TEAL,
                2 => YELLOW,
                _ => BLUE,
            };
            let centre = (156.0 + f32::from(column) * 42.0, 116.0 + f32::from(row) * 42.0);
            if edge {
                c.block(centre, (36.0, 36.0), 5.0, 0.0, colour);
            }
        }
    }
    c.block((224.0, 192.0), (46.0, 46.0), 9.0, -12.0, WHITE);
    for (x, y) in [(212.0, 184.0), (224.0, 192.0), (236.0, 200.0)] {
        c.disc((x, y), 4.5, INK);
    }
    for (x, colour) in [(266.0, RED), (286.0, NAVY)] {
        c.disc((x, 206.0), 10.0, colour);
        c.polygon(&[(x - 3.0, 210.0), (x + 3.0, 210.0), (x + 12.0, 240.0), (x - 12.0, 240.0)], colour);
    }
}

fn coffee_press(c: &mut Canvas) {
    c.arc((316.0, 196.0), 46.0, 15.0, (270.0, 450.0), INK);
    c.block((236.0, 196.0), (142.0, 206.0), 12.0, 0.0, [214, 230, 236]);
    c.block((236.0, 238.0), (134.0, 118.0), 8.0, 0.0, [88, 56, 40]);
    c.block((236.0, 184.0), (136.0, 12.0), 4.0, 0.0, DARK_STEEL);
    c.line((236.0, 60.0), (236.0, 180.0), 6.0, STEEL);
    c.disc((236.0, 56.0), 14.0, INK);
    c.block((236.0, 96.0), (150.0, 20.0), 10.0, 0.0, STEEL);
    c.polygon(&[(140.0, 100.0), (168.0, 96.0), (168.0, 124.0), (160.0, 124.0)], STEEL);
    for x in [168.0, 304.0] {
        c.block((x, 200.0), (10.0, 206.0), 3.0, 0.0, STEEL);
    }
    c.block((236.0, 302.0), (156.0, 16.0), 7.0, 0.0, DARK_STEEL);
}

fn key_ring(c: &mut Canvas) {
    c.arc((196.0, 116.0), 44.0, 10.0, (0.0, 360.0), STEEL);
    c.block((256.0, 230.0), (92.0, 132.0), 34.0, -14.0, YELLOW);
    c.block((256.0, 230.0), (70.0, 108.0), 24.0, -14.0, [255, 226, 140]);
    c.line((214.0, 152.0), (236.0, 172.0), 7.0, DARK_STEEL);
    for step in 0..4_u8 {
        let y = 194.0 + f32::from(step) * 24.0;
        c.line((234.0, y + 6.0), (276.0, y - 4.0), 5.0, RED);
    }
    c.arc((160.0, 196.0), 20.0, 11.0, (0.0, 360.0), WOOD);
    c.line((154.0, 216.0), (138.0, 292.0), 11.0, WOOD);
    c.line((142.0, 274.0), (160.0, 278.0), 9.0, WOOD);
    c.line((138.0, 292.0), (154.0, 296.0), 9.0, WOOD);
    c.line((184.0, 158.0), (168.0, 178.0), 6.0, DARK_STEEL);
}

fn speaker(c: &mut Canvas) {
    c.block((240.0, 198.0), (226.0, 196.0), 46.0, 0.0, NAVY);
    c.block((240.0, 198.0), (204.0, 174.0), 38.0, 0.0, [44, 70, 110]);
    c.disc((240.0, 206.0), 66.0, INK);
    c.disc((240.0, 206.0), 56.0, DARK_STEEL);
    c.disc((240.0, 206.0), 26.0, INK);
    c.disc((231.0, 197.0), 8.0, DARK_STEEL);
    c.arc((240.0, 98.0), 30.0, 9.0, (180.0, 360.0), RED);
    for (step, colour) in [YELLOW, WHITE, WHITE].into_iter().enumerate() {
        c.disc((216.0 + step as f32 * 24.0, 122.0), 6.0, colour);
    }
}
